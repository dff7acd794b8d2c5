package com.example.consumer;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.sasl4j.provider.Registered;

/**
 * Tells who answered a consumer: a provider to be registered before all others, whose factories ask these in their order,
 * as {@code Sasl.*} does, hand on what they made, and keep whose it was.
 */
public final class Witness extends Provider {
    private static final long serialVersionUID = 1;
    private static final String CLIENTS = "SaslClientFactory";
    private static final String SERVERS = "SaslServerFactory";

    private final transient List<String> told = new CopyOnWriteArrayList<>();

    /** Knows the mechanisms that the providers registered now have. */
    public Witness() {
        super("Witness", "1", "tells who answered");
        for (Provider provider : Security.getProviders()) {
            for (Service service : List.copyOf(provider.getServices())) {
                if (Stream.of(CLIENTS, SERVERS).anyMatch(service.getType()::equals)) {
                    putService(new Asking(service.getType(), service.getAlgorithm()));
                }
            }
        }
    }

    /** Who made what so far: "client of PLAIN: ours", or the name of the class. */
    public List<String> told() {
        return List.copyOf(told);
    }

    private <T> T seen(String side, String mechanism, T made) {
        told.add(side + " of " + mechanism + ": "
                + (Registered.isOurs(made) ? "ours" : made.getClass().getName()));
        return made;
    }

    /** The factories of the other providers. */
    private static <F> List<F> others(Class<F> type, String mechanism) throws SaslException {
        Provider[] providers = Security.getProviders(type.getSimpleName() + '.' + mechanism);
        List<F> factories = new ArrayList<>();
        for (Provider provider : providers == null ? new Provider[0] : providers) {
            if (!(provider instanceof Witness)) {
                try {
                    factories.add(type.cast(
                            provider.getService(type.getSimpleName(), mechanism).newInstance(null)));
                } catch (NoSuchAlgorithmException e) {
                    throw new SaslException(provider + " makes no factory", e);
                }
            }
        }
        return factories;
    }

    private final class Asking extends Service {
        Asking(String type, String mechanism) {
            super(Witness.this, type, mechanism, Witness.class.getName(), null, null);
        }

        @Override
        public Object newInstance(Object parameter) {
            return getType().equals(CLIENTS) ? new Clients(getAlgorithm()) : new Servers(getAlgorithm());
        }
    }

    private final class Clients implements SaslClientFactory {
        private final String mechanism;

        Clients(String mechanism) {
            this.mechanism = mechanism;
        }

        @Override
        public SaslClient createSaslClient(
                String[] mechanisms,
                String authzid,
                String protocol,
                String name,
                Map<String, ?> props,
                CallbackHandler handler)
                throws SaslException {
            for (String asked : mechanisms) {
                for (SaslClientFactory factory : others(SaslClientFactory.class, asked)) {
                    SaslClient made =
                            factory.createSaslClient(new String[] {asked}, authzid, protocol, name, props, handler);
                    if (made != null) {
                        return seen("client", asked, made);
                    }
                }
            }
            return null;
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> props) {
            return new String[] {mechanism};
        }
    }

    private final class Servers implements SaslServerFactory {
        private final String mechanism;

        Servers(String mechanism) {
            this.mechanism = mechanism;
        }

        @Override
        public SaslServer createSaslServer(
                String asked, String protocol, String name, Map<String, ?> props, CallbackHandler handler)
                throws SaslException {
            for (SaslServerFactory factory : others(SaslServerFactory.class, asked)) {
                SaslServer made = factory.createSaslServer(asked, protocol, name, props, handler);
                if (made != null) {
                    return seen("server", asked, made);
                }
            }
            return null;
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> props) {
            return new String[] {mechanism};
        }
    }
}
