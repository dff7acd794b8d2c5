package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SaslExtensions;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerExtensionsValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslClient;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.mechanism.oauthbearer.BearerTokenCallback;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenErrorCallback;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;

/** OAUTHBEARER of Kafka, which is right on the wire, against ours, both ways. */
class KafkaOauthInteropTest {
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.c2ln-_~+/==";
    private static final Instant END = Instant.ofEpochMilli(Instant.now().toEpochMilli() + 3_600_000);

    private static final class Handler implements AuthenticateCallbackHandler {
        private final String token;
        private final Map<String, String> extensions;

        Handler(String token, Map<String, String> extensions) {
            this.token = token;
            this.extensions = extensions;
        }

        @Override
        public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {}

        @Override
        public void close() {}

        @Override
        public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
            for (Callback callback : callbacks) {
                if (callback instanceof OAuthBearerTokenCallback asked) {
                    asked.token(new Token(token));
                } else if (callback instanceof SaslExtensionsCallback asked) {
                    asked.extensions(new SaslExtensions(extensions));
                } else if (callback instanceof OAuthBearerValidatorCallback asked) {
                    validate(asked);
                } else if (callback instanceof OAuthBearerExtensionsValidatorCallback asked) {
                    asked.inputExtensions().map().forEach((name, value) -> asked.valid(name));
                } else {
                    throw new UnsupportedCallbackException(callback);
                }
            }
        }

        private void validate(OAuthBearerValidatorCallback asked) {
            if (asked.tokenValue().equals(token)) {
                asked.token(new Token(token));
            } else {
                asked.error("invalid_token", "some \"scope\"", "https://example.com/openid");
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
            return END.toEpochMilli();
        }

        @Override
        public String principalName() {
            return "alice";
        }

        @Override
        public Long startTimeMs() {
            return null;
        }
    }

    private static SaslClient kafkaClient(String token, Map<String, String> extensions) {
        return new OAuthBearerSaslClient(new Handler(token, extensions));
    }

    private static SaslServer kafkaServer() {
        return new OAuthBearerSaslServer(new Handler(TOKEN, Map.of()));
    }

    private static Answers answering(String token) {
        return Answers.none().on(BearerTokenCallback.class, (callback, together) -> callback.setToken(token));
    }

    private static SaslServer ourServer() throws SaslException {
        TokenValidator validator = request -> new String(request.token().revealChars()).equals(TOKEN)
                ? TokenVerdict.accepted("alice").until(END)
                : TokenVerdict.rejected(TokenError.INVALID_TOKEN.withScope("some \"scope\""));
        return Ours.server(
                "OAUTHBEARER",
                Map.of("org.sasl4j.oauth.validator", validator),
                Answers.none().authorising());
    }

    @Test
    @DisplayName("O1, O2, O3: our client at Kafka's server, with host, port and an extension")
    void logsInAtKafka() throws SaslException {
        Map<String, Object> properties = new HashMap<>();
        properties.put("org.sasl4j.oauth.port", 9092);
        properties.put("org.sasl4j.oauth.extensions", Map.of("traceId", "123=4"));
        SaslClient client = Ours.client("OAUTHBEARER", properties, answering(TOKEN));
        SaslServer server = kafkaServer();

        byte[] last = server.evaluateResponse(client.evaluateChallenge(new byte[0]));

        assertThat(server.isComplete()).isTrue();
        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(client.evaluateChallenge(last)).isNull();
        assertThat(client.isComplete()).isTrue();
        assertThat(server.getNegotiatedProperty("traceId")).isEqualTo("123=4");
    }

    @Test
    @DisplayName("O7, O8: our client hears Kafka's error, though Kafka does not escape it, and answers one octet")
    void isRefusedByKafka() throws SaslException {
        Answers handler = answering("wrong");
        StringBuilder heard = new StringBuilder();
        handler.on(
                TokenErrorCallback.class,
                (callback, together) -> heard.append(callback.getError().text()));
        SaslClient client = Ours.client("OAUTHBEARER", Ours.NONE, handler);
        SaslServer server = kafkaServer();

        byte[] error = server.evaluateResponse(client.evaluateChallenge(new byte[0]));
        byte[] dummy = client.evaluateChallenge(error);

        assertThat(dummy).containsExactly(1);
        assertThat(heard.toString()).contains("\"some \"scope\"\""); // which is no JSON
        assertThat(client.isComplete()).isFalse();
        assertThatExceptionOfType(SaslAuthenticationException.class).isThrownBy(() -> server.evaluateResponse(dummy));
    }

    @Test
    @DisplayName("O1, O4: Kafka's client at our server, its extensions being keys that nobody has to know")
    void letsKafkaIn() throws SaslException {
        SaslClient client = kafkaClient(TOKEN, Map.of("traceId", "123"));
        SaslServer server = ourServer();

        byte[] last = server.evaluateResponse(client.evaluateChallenge(new byte[0]));

        assertThat(last).isNull();
        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(client.evaluateChallenge(new byte[0])).isNull(); // the broker's protocol always answers
        assertThat(client.isComplete()).isTrue();
        assertThat(server.getNegotiatedProperty("CREDENTIAL.LIFETIME.MS")).isEqualTo(END.toEpochMilli());
        assertThat(server.getNegotiatedProperty("org.sasl4j.oauth.expiry")).isEqualTo(END);
        assertThat(server.getNegotiatedProperty("org.sasl4j.oauth.extensions")).isEqualTo(Map.of("traceId", "123"));
    }

    @Test
    @DisplayName("O7, O8: Kafka's client reads our error, escapes included, and answers one octet")
    void refusesKafka() throws SaslException {
        SaslClient client = kafkaClient("wrong", Map.of());
        SaslServer server = ourServer();

        byte[] error = server.evaluateResponse(client.evaluateChallenge(new byte[0]));
        byte[] dummy = client.evaluateChallenge(error);

        assertThat(new String(error)).isEqualTo("{\"status\":\"invalid_token\",\"scope\":\"some \\\"scope\\\"\"}");
        assertThat(dummy).containsExactly(1);
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> server.evaluateResponse(dummy));
        assertThat(server.isComplete()).isFalse();
    }
}
