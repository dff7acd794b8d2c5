package org.sasl4j.conformance;

import java.io.IOException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;

/** Another's factories as a provider, with what they ask beyond the standard answered by what standard callbacks say. */
final class Adapter extends Provider {
    private static final long serialVersionUID = 1L;

    /** Answers what is not standard. */
    @FunctionalInterface
    interface Translation {
        /** Answers one callback of those asked together, or returns false. */
        boolean answer(Callback asked, Asked call) throws IOException, UnsupportedCallbackException;
    }

    /** One call of a handler: the name it is about, or the one before, the properties, and the kit's handler. */
    record Asked(Side side, String mechanism, String name, Map<String, ?> properties, CallbackHandler standard) {
        /** The password of that name by standard callbacks, or null. */
        char[] password() throws IOException, UnsupportedCallbackException {
            PasswordCallback password = new PasswordCallback("password", false);
            NameCallback of = name.isEmpty() ? new NameCallback("name") : new NameCallback("name", name);
            standard.handle(new Callback[] {of, password});
            return password.getPassword();
        }
    }

    private final transient Translation translation;
    private final transient Map<String, Object> factories = new HashMap<>();

    Adapter(String name, Translation translation) {
        super(name, "1", "factories of " + name);
        this.translation = translation;
    }

    Adapter clients(SaslClientFactory factory, String... mechanisms) {
        return list(Side.CLIENT, new Clients(factory), mechanisms);
    }

    Adapter servers(SaslServerFactory factory, String... mechanisms) {
        return list(Side.SERVER, new Servers(factory), mechanisms);
    }

    private Adapter list(Side side, Object factory, String... mechanisms) {
        for (String mechanism : mechanisms) {
            factories.put(side.service() + mechanism, factory);
            putService(
                    new Service(
                            this, side.service(), mechanism, factory.getClass().getName(), null, null) {
                        @Override
                        public Object newInstance(Object parameter) {
                            return factories.get(getType() + getAlgorithm());
                        }
                    });
        }
        return this;
    }

    private CallbackHandler translating(
            Side side, CallbackHandler standard, Map<String, ?> properties, String mechanism) {
        return new AuthenticateCallbackHandler() { // as Kafka takes no other
            private String name = "";

            @Override
            public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {}

            @Override
            public void close() {}

            @Override
            public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
                List<Callback> rest = new ArrayList<>();
                for (Callback callback : callbacks) {
                    if (callback instanceof NameCallback asked && asked.getDefaultName() != null) {
                        name = asked.getDefaultName();
                    }
                    if (!translation.answer(callback, new Asked(side, mechanism, name, properties, standard))) {
                        rest.add(callback);
                    }
                }
                standard.handle(rest.toArray(Callback[]::new));
            }
        };
    }

    private final class Clients implements SaslClientFactory {
        private final SaslClientFactory factory;

        Clients(SaslClientFactory factory) {
            this.factory = factory;
        }

        @Override
        public SaslClient createSaslClient(
                String[] mechanisms,
                String authorizationId,
                String protocol,
                String serverName,
                Map<String, ?> properties,
                CallbackHandler handler)
                throws SaslException {
            return factory.createSaslClient(
                    mechanisms,
                    authorizationId,
                    protocol,
                    serverName,
                    properties,
                    translating(Side.CLIENT, handler, properties, mechanisms[0]));
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> properties) {
            return factory.getMechanismNames(properties);
        }
    }

    private final class Servers implements SaslServerFactory {
        private final SaslServerFactory factory;

        Servers(SaslServerFactory factory) {
            this.factory = factory;
        }

        @Override
        public SaslServer createSaslServer(
                String mechanism,
                String protocol,
                String serverName,
                Map<String, ?> properties,
                CallbackHandler handler)
                throws SaslException {
            return factory.createSaslServer(
                    mechanism,
                    protocol,
                    serverName,
                    properties,
                    translating(Side.SERVER, handler, properties, mechanism));
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> properties) {
            return factory.getMechanismNames(properties);
        }
    }
}
