package org.sasl4j.conformance;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;

/**
 * A provider to be tested. Its factories come from its own services, and never from the list of installed providers. So
 * it is certain which provider was asked.
 *
 * @param name the provider's name in a report
 * @param provider the provider, which lists the factories
 * @param properties the properties of every call
 * @param binding the channel binding, for the mechanisms that need one
 * @param identity properties to add where the layer below has proven {@link Account#NAME}, as EXTERNAL needs it
 */
public record Candidate(
        String name, Provider provider, Map<String, ?> properties, Optional<Binding> binding, Map<String, ?> identity) {
    /** The protocol of every exchange. */
    public static final String PROTOCOL = "test";
    /** The server of every exchange. */
    public static final String SERVER = "localhost";

    /**
     * A candidate without properties and without a binding.
     *
     * @param provider the provider, which lists the factories
     * @return a candidate with the provider's name
     */
    public static Candidate of(Provider provider) {
        return new Candidate(provider.getName(), provider, Map.of(), Optional.empty(), Map.of());
    }

    /**
     * The same candidate with more properties.
     *
     * @param more the properties to add to every call
     * @return the candidate
     */
    public Candidate with(Map<String, ?> more) {
        return new Candidate(name, provider, more, binding, identity);
    }

    /**
     * The same candidate with a channel binding.
     *
     * @param way how to give the binding to the provider
     * @return the candidate
     */
    public Candidate with(Binding way) {
        return new Candidate(name, provider, properties, Optional.of(way), identity);
    }

    /**
     * The same candidate with an identity from the layer below. There is no standard way to give it to a provider.
     *
     * @param proven properties that tell a server of EXTERNAL that the layer below has proven {@link Account#NAME}
     * @return the candidate
     */
    public Candidate withIdentity(Map<String, ?> proven) {
        return new Candidate(name, provider, properties, binding, proven);
    }

    /**
     * The mechanisms that the provider lists.
     *
     * @param side which side they are for
     * @return their names, sorted
     */
    public List<String> mechanisms(Side side) {
        return provider.getServices().stream()
                .filter(service -> service.getType().equals(side.service()))
                .map(Provider.Service::getAlgorithm)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * A client from the factory that is listed for a mechanism. If the factory throws, it is a client that throws the
     * same.
     */
    Endpoint client(String listed, String mechanism, Login login, CallbackHandler handler) {
        SaslClientFactory factory = (SaslClientFactory) factory(listed, Side.CLIENT);
        try {
            SaslClient client = factory.createSaslClient(
                    new String[] {mechanism},
                    login.authorizationId(),
                    PROTOCOL,
                    SERVER,
                    together(login.properties()),
                    handler);
            if (client == null) {
                throw new NotOffered("its factory makes no client of " + mechanism);
            }
            return new ClientEndpoint(client);
        } catch (SaslException e) {
            return new NoEndpoint(e);
        }
    }

    /**
     * A server from the factory that is listed for a mechanism. If the factory throws, it is a server that throws the
     * same.
     */
    Endpoint server(String listed, String mechanism, Directory directory, CallbackHandler handler) {
        SaslServerFactory factory = (SaslServerFactory) factory(listed, Side.SERVER);
        try {
            SaslServer server =
                    factory.createSaslServer(mechanism, PROTOCOL, SERVER, together(directory.properties()), handler);
            if (server == null) {
                throw new NotOffered("its factory makes no server of " + mechanism);
            }
            return new ServerEndpoint(server);
        } catch (SaslException e) {
            return new NoEndpoint(e);
        }
    }

    /**
     * The properties that a mechanism needs besides callbacks.
     *
     * @param mechanism the name of the mechanism
     * @return those of the binding for -PLUS, those of the identity for EXTERNAL; empty if they are not known
     */
    public Map<String, ?> needs(String mechanism) {
        if (mechanism.endsWith("-PLUS")) {
            return binding.isPresent() ? binding.get().properties() : Map.of();
        }
        return mechanism.equals("EXTERNAL") ? identity : Map.of();
    }

    /** The mechanisms that a factory names under a policy. The factory is the one that is listed for a mechanism. */
    List<String> names(String listed, Side side, Map<String, ?> policy) {
        Map<String, Object> all = together(policy);
        return List.of(
                factory(listed, side) instanceof SaslClientFactory clients
                        ? clients.getMechanismNames(all)
                        : ((SaslServerFactory) factory(listed, side)).getMechanismNames(all));
    }

    private Object factory(String mechanism, Side side) {
        Provider.Service service = provider.getService(side.service(), mechanism);
        if (service == null) {
            throw new NotOffered("it has no " + side + " of " + mechanism);
        }
        try {
            return service.newInstance(null);
        } catch (NoSuchAlgorithmException e) {
            throw new NotOffered("its factory cannot be made: " + e.getMessage());
        }
    }

    private Map<String, Object> together(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(more);
        return all;
    }
}
