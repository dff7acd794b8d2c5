package org.sasl4j.bench.mechanism;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerExtensionsValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslClient;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslServer;
import org.jspecify.annotations.Nullable;
import org.sasl4j.bench.Users;

/** The handler of Kafka's client and server of OAUTHBEARER. Every token is good. */
final class KafkaTokens implements AuthenticateCallbackHandler {
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
            return Users.NAME;
        }

        @Override
        public @Nullable Long startTimeMs() {
            return null;
        }
    }

    SaslClient client() {
        return new OAuthBearerSaslClient(this);
    }

    SaslServer server() {
        return new OAuthBearerSaslServer(this);
    }

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
        // nothing to configure
    }

    @Override
    public void close() {
        // nothing to close
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof OAuthBearerTokenCallback asked) {
                asked.token(new Token(BearerToken.TEXT));
            } else if (callback instanceof OAuthBearerValidatorCallback asked) {
                asked.token(new Token(asked.tokenValue()));
            } else if (!(callback instanceof SaslExtensionsCallback)
                    && !(callback instanceof OAuthBearerExtensionsValidatorCallback)) {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
