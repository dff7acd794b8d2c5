package com.example.consumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.consumer.KafkaLogin;
import com.example.consumer.Standing;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.security.token.delegation.DelegationToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.mechanism.scram.ScramKeyCache;

/** A broker of Kafka and its own clients, unchanged: their logins stay theirs, unless a client is told otherwise. */
@Tag("heavy")
class KafkaBrokerInteropTest {
    private static final String KAFKA = "org.apache.kafka.common.security.";
    private static final List<Provider> BEFORE = Arrays.asList(Security.getProviders());

    private static Broker broker;
    private static Clients clients;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        KafkaLogin.addProvidersOfKafka();
        broker = Broker.start(folder);
        clients = new Clients(broker.address());
        clients.createTopic(Logins.scram("SCRAM-SHA-256", "secret"));
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
        for (Provider provider : Security.getProviders()) {
            if (!BEFORE.contains(provider)) {
                Security.removeProvider(provider.getName());
            }
        }
    }

    /** A way to log in with a secret, who then answers, and a right secret. */
    private record Case(
            String mechanism, Function<String, Map<String, Object>> login, String right, String client, String server) {
        @Override
        public String toString() {
            return mechanism;
        }

        String[] answeredBy(String who) {
            return new String[] {"client of " + mechanism + ": " + who, "server of " + mechanism + ": " + server};
        }
    }

    private static Case scram(String mechanism) {
        return new Case(
                mechanism,
                secret -> Logins.scram(mechanism, secret),
                "secret",
                KAFKA + "scram.internals.ScramSaslClient",
                KAFKA + "scram.internals.ScramSaslServer");
    }

    private static final Case SCRAM_SHA_256 = scram("SCRAM-SHA-256");
    private static final Case SCRAM_SHA_512 = scram("SCRAM-SHA-512");
    private static final Case PLAIN = new Case(
            "PLAIN",
            Logins::plain,
            "secret",
            "com.sun.security.sasl.PlainClient",
            KAFKA + "plain.internals.PlainSaslServer");
    private static final Case OAUTHBEARER = new Case(
            "OAUTHBEARER",
            Logins::oauthbearer,
            "greet",
            KAFKA + "oauthbearer.internals.OAuthBearerSaslClient",
            KAFKA + "oauthbearer.internals.OAuthBearerSaslServer");

    /** The same where our client answers, because the configuration of Kafka's client has a property of ours. */
    private static Case ours(Case one) {
        return new Case(one.mechanism, secret -> Logins.byOurs(one.login.apply(secret)), one.right, "ours", one.server);
    }

    private static final Case OURS_WITH_TOKEN =
            new Case(OAUTHBEARER.mechanism, Logins::oauthbearerByOurs, OAUTHBEARER.right, "ours", OAUTHBEARER.server);

    static Stream<Arguments> kafkas() {
        return Stream.of(SCRAM_SHA_256, SCRAM_SHA_512, PLAIN, OAUTHBEARER)
                .flatMap(one -> Stream.of(Standing.values()).map(standing -> Arguments.of(one, standing)));
    }

    static Stream<Arguments> ours() {
        return Stream.of(SCRAM_SHA_256, SCRAM_SHA_512, PLAIN).map(one -> Arguments.of(ours(one), Standing.FIRST));
    }

    static Stream<Arguments> oursWithToken() {
        return Stream.of(Arguments.of(OURS_WITH_TOKEN, Standing.FIRST));
    }

    @ParameterizedTest(name = "{0}, ours {1}")
    @MethodSource({"kafkas", "ours", "oursWithToken"})
    @DisplayName("12, Kafka: who knows the secret sends and reads messages of 10 octets and of 1 MiB as oneself")
    void carriesMessages(Case one, Standing standing) throws Exception {
        standing.watched(witness -> {
            Map<String, Object> login = one.login().apply(one.right());
            List<byte[]> messages = List.of(message(10), message(1 << 20));

            long first = clients.send(login, messages);

            assertThat(clients.read(login, first, 2)).containsExactlyElementsOf(messages);
            assertThat(clients.token(login).tokenInfo().owner().getName()).isEqualTo("alice");
            assertThat(witness.told()).containsOnly(one.answeredBy(one.client()));
        });
    }

    private static byte[] message(int length) {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) {
            message[i] = (byte) (i * 31 >> 4);
        }
        return message;
    }

    @ParameterizedTest(name = "{0}, ours {1}")
    @MethodSource({"kafkas", "ours"})
    @DisplayName("12, Kafka: who does not know the secret is told that the login failed")
    void refusesWrongSecret(Case one, Standing standing) throws Exception {
        standing.watched(witness -> {
            assertRefused(one.login().apply("guess"));

            assertThat(witness.told()).containsOnly(one.answeredBy(one.client()));
        });
    }

    @Test
    @DisplayName(
            "12, Kafka: a token of our client that is refused does not get in, though Kafka's client does not say why")
    void refusesToken() throws Exception {
        Standing.FIRST.watched(witness -> {
            Map<String, Object> login = OURS_WITH_TOKEN.login().apply("guess");

            assertThatThrownBy(() -> clients.topics(Logins.with(
                            "default.api.timeout.ms", 1000, Logins.with("request.timeout.ms", 1000, login))))
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(witness.told()).containsOnly(OURS_WITH_TOKEN.answeredBy("ours"));
        });
    }

    @ParameterizedTest(name = "ours {0}")
    @EnumSource(Standing.class)
    @DisplayName("12, Kafka: handlers that its users wrote for it are left to it, at the broker and at the client")
    void leavesUsersHandlers(Standing standing) throws Exception {
        Clients own = new Clients(broker.addressOfOwn());
        standing.watched(witness -> {
            assertThat(own.topics(Logins.byOwnHandler("from elsewhere"))).contains("greetings");
            assertRefused(own, Logins.byOwnHandler("secret"));

            assertThat(witness.told()).containsOnly(PLAIN.answeredBy(PLAIN.client()));
        });
    }

    private static void assertRefused(Map<String, Object> login) {
        assertRefused(clients, login);
    }

    private static void assertRefused(Clients clients, Map<String, Object> login) {
        assertThatThrownBy(() -> clients.topics(login)).hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    @ParameterizedTest(name = "ours {0}")
    @EnumSource(Standing.class)
    @DisplayName("12, Kafka: a delegation token logs in with its own key, and with no other")
    void takesDelegationToken(Standing standing) throws Exception {
        DelegationToken token = clients.token(Logins.scram("SCRAM-SHA-512", "secret"));
        standing.watched(witness -> {
            assertThat(clients.topics(Logins.token(token, token.hmacAsBase64String())))
                    .contains("greetings");
            assertRefused(Logins.token(token, "guess"));

            assertThat(witness.told()).containsOnly(SCRAM_SHA_256.answeredBy(SCRAM_SHA_256.client()));
        });
    }

    @Test
    @DisplayName("12, Kafka: our client logs in with a delegation token, too, which it is told of by an extension")
    void sendsDelegationToken() throws Exception {
        DelegationToken token = clients.token(Logins.scram("SCRAM-SHA-512", "secret"));
        Standing.FIRST.watched(witness -> {
            assertThat(clients.topics(Logins.tokenByOurs(Logins.token(token, token.hmacAsBase64String()))))
                    .contains("greetings");
            assertRefused(Logins.tokenByOurs(Logins.token(token, "guess")));

            assertThat(witness.told()).containsOnly(SCRAM_SHA_256.answeredBy("ours"));
        });
    }

    @Test
    @DisplayName("12, Kafka: our client takes a cache of keys from the configuration, so that it derives once for many")
    void cachesKeys() throws Exception {
        try (ScramKeyCache cache = new ScramKeyCache(10)) {
            Map<String, Object> login =
                    Logins.with("org.sasl4j.scram.keycache", cache, Logins.scram("SCRAM-SHA-256", "secret"));
            Standing.FIRST.watched(witness -> {
                assertThat(clients.topics(login)).contains("greetings");
                assertThat(clients.topics(login)).contains("greetings");

                assertThat(cache.size()).isEqualTo(1);
                assertThat(witness.told()).containsOnly(SCRAM_SHA_256.answeredBy("ours"));
            });
        }
    }
}
