package org.sasl4j.conformance;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerExtensionsValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslClient.OAuthBearerSaslClientFactory;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslServer.OAuthBearerSaslServerFactory;

/** Kafka's OAUTHBEARER, which takes only handlers of Kafka's kind. */
final class KafkaTokens {
    private KafkaTokens() {}

    static SaslClientFactory clients() {
        return new SaslClientFactory() {
            private final SaslClientFactory factory = new OAuthBearerSaslClientFactory();

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
                        mechanisms, authorizationId, protocol, serverName, properties, new Handler(handler));
            }

            @Override
            public String[] getMechanismNames(Map<String, ?> properties) {
                return factory.getMechanismNames(properties);
            }
        };
    }

    static SaslServerFactory servers() {
        return new SaslServerFactory() {
            private final SaslServerFactory factory = new OAuthBearerSaslServerFactory();

            @Override
            public SaslServer createSaslServer(
                    String mechanism,
                    String protocol,
                    String serverName,
                    Map<String, ?> properties,
                    CallbackHandler handler)
                    throws SaslException {
                return factory.createSaslServer(mechanism, protocol, serverName, properties, new Handler(handler));
            }

            @Override
            public String[] getMechanismNames(Map<String, ?> properties) {
                return factory.getMechanismNames(properties);
            }
        };
    }

    private record Handler(CallbackHandler standard) implements AuthenticateCallbackHandler {
        @Override
        public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {}

        @Override
        public void close() {}

        @Override
        public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
            for (Callback callback : callbacks) {
                if (callback instanceof OAuthBearerTokenCallback asked) {
                    PasswordCallback password = new PasswordCallback("token", false);
                    standard.handle(new Callback[] {new NameCallback("name"), password});
                    asked.token(new Token(new String(password.getPassword())));
                } else if (callback instanceof OAuthBearerValidatorCallback asked) {
                    judge(asked);
                } else if (callback instanceof OAuthBearerExtensionsValidatorCallback asked) {
                    asked.inputExtensions().map().keySet().stream()
                            .filter(name -> !name.startsWith("unknown"))
                            .forEach(asked::valid);
                } else if (!(callback instanceof SaslExtensionsCallback)) {
                    standard.handle(new Callback[] {callback});
                }
            }
        }

        private static void judge(OAuthBearerValidatorCallback asked) {
            if (Account.owns(asked.tokenValue())) {
                asked.token(new Token(asked.tokenValue()));
            } else {
                asked.error("invalid_token", "a \"scope\"", "https://example.com/openid");
            }
        }
    }

    private record Token(String value) implements OAuthBearerToken {
        @Override
        public Set<String> scope() {
            return Set.of();
        }

        @Override
        public long lifetimeMs() {
            return Long.MAX_VALUE;
        }

        @Override
        public String principalName() {
            return Account.NAME;
        }

        @Override
        public Long startTimeMs() {
            return null;
        }
    }
}
