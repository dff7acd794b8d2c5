package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.authenticator.SaslClientCallbackHandler;
import org.apache.kafka.common.security.plain.internals.PlainServerCallbackHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.provider.Ours;
import org.sasl4j.provider.Registered;
import org.sasl4j.provider.Sasl4jProvider;

/** Kafka's handlers are left to Kafka's own providers, wherever ours stands. */
class KafkaDropInInteropTest {
    private static final String KAFKA = "org.apache.kafka.common.security.";

    /** A way to log in with a secret; "secret" is the right one. */
    @FunctionalInterface
    interface Login {
        KafkaLogin with(String secret) throws Exception;
    }

    private record Case(String name, Login login, String client, String server, String user) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case scram(String mechanism) {
        return new Case(
                mechanism,
                secret -> KafkaLogin.scram(mechanism, secret),
                KAFKA + "scram.internals.ScramSaslClient",
                KAFKA + "scram.internals.ScramSaslServer",
                "alice");
    }

    private static Case token(String mechanism) {
        return new Case(
                mechanism + " with a delegation token",
                secret -> KafkaLogin.token(mechanism, secret.equals("secret") ? "c2VjcmV0" : "Z3Vlc3M="),
                KAFKA + "scram.internals.ScramSaslClient",
                KAFKA + "scram.internals.ScramSaslServer",
                "owner");
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                        scram("SCRAM-SHA-256"),
                        scram("SCRAM-SHA-512"),
                        token("SCRAM-SHA-256"),
                        token("SCRAM-SHA-512"),
                        new Case(
                                "PLAIN",
                                KafkaLogin::plain,
                                "com.sun.security.sasl.PlainClient",
                                KAFKA + "plain.internals.PlainSaslServer",
                                "alice"),
                        new Case(
                                "OAUTHBEARER",
                                KafkaLogin::oauthbearer,
                                KAFKA + "oauthbearer.internals.OAuthBearerSaslClient",
                                KAFKA + "oauthbearer.internals.OAuthBearerSaslServer",
                                "alice"))
                .flatMap(one -> Stream.of(Standing.values()).map(standing -> Arguments.of(one, standing)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("10 A1, Kafka: the right secret logs in and a wrong one does not, both sides being those of always")
    void servesItself(Case one, Standing standing) throws Exception {
        standing.run(() -> {
            KafkaLogin.addProvidersOfKafka();

            assertThat(one.login().with("secret").run())
                    .isEqualTo(new KafkaLogin.Outcome(one.client(), one.server(), one.user()));
            assertThat(one.login().with("guess").run())
                    .isEqualTo(new KafkaLogin.Outcome(one.client(), one.server(), "nobody"));
        });
    }

    private static Object server(CallbackHandler handler, Map<String, ?> configs) throws Exception {
        return Sasl.createSaslServer("PLAIN", "kafka", "localhost", configs, handler);
    }

    @Test
    @DisplayName("10 A1, Kafka: a subclass of its handlers is left to it as well; one that calls them is not its own")
    void knowsSubclassesAndNoWrappers() throws Exception {
        Standing.FIRST.run(() -> {
            PlainServerCallbackHandler subclass = new PlainServerCallbackHandler() {
                @Override
                protected boolean authenticate(String name, char[] password) {
                    return true;
                }
            };
            CallbackHandler wrapper = callbacks -> subclass.handle(callbacks);

            assertThat(server(subclass, Map.of())).isNull(); // nobody has Kafka's yet
            assertThat(server(wrapper, Map.of())).matches(Registered::isOurs);
        });
    }

    @Test
    @DisplayName("10 A1, Kafka: a property of ours in the call has us take it, except the one that says not to")
    void takesKafkaByProperty() throws Exception {
        Standing.FIRST.run(() -> {
            CallbackHandler handler = new PlainServerCallbackHandler();
            for (Map<String, ?> ours : List.<Map<String, Object>>of(
                    Map.of("org.sasl4j.foreign", true),
                    Map.of("org.sasl4j.foreign", "true"),
                    Map.of("org.sasl4j.message.max", 1000, "sasl.mechanism", "PLAIN"))) {
                assertThat(server(handler, ours)).matches(Registered::isOurs);
            }
            for (Map<String, ?> others : List.<Map<String, Object>>of(
                    Map.of(), Map.of("sasl.mechanism", "PLAIN"), Map.of("org.sasl4j.foreign", false))) {
                assertThat(server(handler, others)).isNull();
            }
        });
    }

    @Test
    @DisplayName("10 A1, Kafka: the configuration foreign=true has us take it on both sides")
    void takesKafkaByConfiguration() throws Exception {
        Sasl4jProvider provider = new Sasl4jProvider().configure("foreign=true");

        assertThat(provider.serverFactory()
                        .createSaslServer("PLAIN", "kafka", "localhost", Map.of(), new PlainServerCallbackHandler()))
                .isNotNull();
        assertThat(provider.clientFactory()
                        .createSaslClient(
                                new String[] {"PLAIN"},
                                null,
                                "kafka",
                                "localhost",
                                Map.of(),
                                new SaslClientCallbackHandler()))
                .isNotNull();
    }

    @Test
    @DisplayName("10 A1, Kafka: what an enforced configuration refuses is refused to Kafka's handlers, too")
    void enforcesPolicy() throws Exception {
        Sasl4jProvider provider = new Sasl4jProvider().configure("enforce=true mechanisms=SCRAM-SHA-256");
        CallbackHandler handler = new PlainServerCallbackHandler();

        SaslServer refused =
                provider.serverFactory().createSaslServer("PLAIN", "kafka", "localhost", Map.of(), handler);
        Ours.assertFails(Reason.POLICY, "PLAIN is refused", () -> refused.evaluateResponse(new byte[0]));
        assertThat(provider.serverFactory().createSaslServer("SCRAM-SHA-256", "kafka", "localhost", Map.of(), handler))
                .isNull();
    }
}
