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
 * A provider that is tested. Its factories come from its own services, never through the list of those installed, so that it is
 * certain who was asked.
 *
 * @param name what it is called in a report
 * @param provider lists the factories
 * @param properties given to them with every call
 * @param binding for the mechanisms that need a channel binding
 * @param identity added to the properties where the layer below has proven {@link Account#NAME}, as EXTERNAL needs it
 */
public record Candidate(
        String name, Provider provider, Map<String, ?> properties, Optional<Binding> binding, Map<String, ?> identity) {
    /** The protocol of every exchange. */
    public static final String PROTOCOL = "test";
    /** The server of every exchange. */
    public static final String SERVER = "localhost";

    /**
     * Without properties and a binding.
     *
     * @param provider lists the factories
     * @return a candidate by the provider's name
     */
    public static Candidate of(Provider provider) {
        return new Candidate(provider.getName(), provider, Map.of(), Optional.empty(), Map.of());
    }

    /**
     * The same with properties.
     *
     * @param more given to the factories with every call
     * @return the candidate
     */
    public Candidate with(Map<String, ?> more) {
        return new Candidate(name, provider, more, binding, identity);
    }

    /**
     * The same with a binding.
     *
     * @param way how to give it
     * @return the candidate
     */
    public Candidate with(Binding way) {
        return new Candidate(name, provider, properties, Optional.of(way), identity);
    }

    /**
     * The same with an identity from the layer below. There is no standard way to give it to a provider.
     *
     * @param proven tells a server of EXTERNAL that the layer below has proven {@link Account#NAME}
     * @return the candidate
     */
    public Candidate withIdentity(Map<String, ?> proven) {
        return new Candidate(name, provider, properties, binding, proven);
    }

    /**
     * The mechanisms that it lists.
     *
     * @param side for which side
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

    /** A client by the factory that is listed for a mechanism; where it throws, one that throws the same. */
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

    /** A server by the factory that is listed for a mechanism; where it throws, one that throws the same. */
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
     * What a mechanism needs that no callback answers.
     *
     * @param mechanism its name
     * @return the binding's properties for -PLUS, the identity's for EXTERNAL, or none where they are not known
     */
    public Map<String, ?> needs(String mechanism) {
        if (mechanism.endsWith("-PLUS")) {
            return binding.isPresent() ? binding.get().properties() : Map.of();
        }
        return mechanism.equals("EXTERNAL") ? identity : Map.of();
    }

    /** The mechanisms that the factory listed for one of them names under some properties. */
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
