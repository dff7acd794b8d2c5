package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.converse;
import static org.sasl4j.provider.Ours.utf8;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.credential.MemoryCredentialStore;

class ScramSettingsTest {
    private static final String SCRAM = "SCRAM-SHA-256";

    private static SaslServer server(Map<String, ?> props) throws SaslException {
        return Ours.server(SCRAM, props, Answers.user("alice", "secret").authorising());
    }

    private static SaslClient client(Map<String, ?> props) throws SaslException {
        return Ours.client(SCRAM, props, Answers.login("alice", "secret"));
    }

    /** What a server shows of a user: the attributes after the nonce. */
    private static String shown(SaslServer server, String user) throws SaslException {
        String first = new String(server.evaluateResponse(utf8("n,,n=" + user + ",r=abc")), StandardCharsets.UTF_8);
        return first.substring(first.indexOf(",s=") + 1);
    }

    @ParameterizedTest
    @DisplayName("scram.iterations: users known by a password and those unknown get so many, as Integer or String")
    @ValueSource(strings = {"alice", "nobody"})
    void setsIterations(String user) throws SaslException {
        for (Object value : new Object[] {5000, "5000", " 5000 "}) {
            assertThat(shown(server(Map.of("org.sasl4j.scram.iterations", value)), user))
                    .endsWith(",i=5000");
        }
        assertThat(shown(server(Ours.NONE), user)).endsWith(",i=4096");
    }

    @Test
    @DisplayName("S25: 10000 iterations for SHA-512 unless set")
    void announcesMoreIterationsForSha512() throws SaslException {
        SaslServer server = Ours.server("SCRAM-SHA-512", Ours.NONE, Answers.user("alice", "secret"));

        assertThat(shown(server, "alice")).endsWith(",i=10000");
    }

    @Test
    @DisplayName("scram.iterations: the exchange works with them")
    void logsInWithIterations() throws SaslException {
        SaslServer server = server(Map.of("org.sasl4j.scram.iterations", "4097"));

        assertThat(converse(client(Ours.NONE), server).getAuthorizationID()).isEqualTo("alice");
    }

    @ParameterizedTest
    @DisplayName("S13, scram.iterations.min and .max: the bounds themselves are accepted, one beyond is not")
    @CsvSource({"min, 5000, true", "min, 5001, false", "max, 5000, true", "max, 4999, false"})
    void boundsIterations(String bound, String value, boolean accepted) throws SaslException {
        for (Object given : new Object[] {value, Integer.valueOf(value)}) {
            SaslClient client = client(Map.of("org.sasl4j.scram.iterations" + "." + bound, given));
            byte[] first = server(Map.of("org.sasl4j.scram.iterations", 5000))
                    .evaluateResponse(client.evaluateChallenge(null));
            if (accepted) {
                assertThat(client.evaluateChallenge(first)).isNotEmpty();
            } else {
                assertFails(Reason.POLICY, "5000 iterations", () -> client.evaluateChallenge(first));
            }
        }
    }

    @ParameterizedTest
    @DisplayName("S13: unless set, 4096 to 1000000 are accepted, and refused before anything is computed")
    @CsvSource({"4095, false", "4096, true", "1000001, false", "2147483647, false", "99999999999999999999, false"})
    void boundsIterationsByDefault(String iterations, boolean accepted) throws SaslException {
        SaslClient client = client(Ours.NONE);
        String first = new String(client.evaluateChallenge(null), StandardCharsets.UTF_8);
        String nonce = first.substring(first.indexOf("r=") + 2);
        byte[] challenge = utf8("r=" + nonce + "x,s=AAAA,i=" + iterations);

        if (accepted) {
            assertThat(client.evaluateChallenge(challenge)).isNotEmpty();
        } else {
            assertFails(Reason.POLICY, "iterations", () -> client.evaluateChallenge(challenge));
        }
    }

    @ParameterizedTest
    @DisplayName(
            "values that make no sense are a SaslException at the first evaluation that names the key and what would do")
    @CsvSource({
        "server, scram.iterations, 0, whole number",
        "server, scram.iterations, many, whole number",
        "server, server.secret, '', not empty",
        "client, scram.iterations.min, -1, whole number",
        "client, scram.iterations.max, 1e6, whole number",
        "client, scram.iterations.min, 1000001, no more than org.sasl4j.scram.iterations.max",
        "client, scram.iterations.max, 4095, no more than org.sasl4j.scram.iterations.max",
        "client, scram.keycache, big, ScramKeyCache",
        "client, scram.extensions, tokenauth=true, Map"
    })
    void refusesSenselessValues(String side, String key, String value, String wanted) {
        Map<String, Object> props = Map.of("org.sasl4j." + key, value);

        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> {
                    if (side.equals("server")) {
                        server(props).evaluateResponse(null);
                    } else {
                        client(props).evaluateChallenge(null);
                    }
                })
                .withMessageContaining("org.sasl4j." + key.replaceFirst("[.](min|max)$", ""))
                .withMessageContaining(wanted);
    }

    @Test
    @DisplayName("values of another type are a SaslException that does not print them")
    void refusesForeignTypes() {
        for (String key : new String[] {"org.sasl4j.scram.iterations", "org.sasl4j.server.secret"}) {
            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() ->
                            server(Map.of(key, new StringBuilder("hunter2"))).evaluateResponse(null))
                    .withMessageContaining(key)
                    .withMessageNotContaining("hunter2");
        }
        Map<String, Object> numbers = Map.of("org.sasl4j.scram.extensions", Map.of("t", 1));
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> client(numbers).evaluateChallenge(null))
                .withMessageContaining("String to String");
    }

    @Test
    @DisplayName("S18, server.secret: the same secret shows an unknown user the same salt, on every server and restart")
    void fixesSaltsOfUnknownUsers() throws SaslException {
        Map<String, Object> text = Map.of("org.sasl4j.server.secret", "between us");
        Map<String, Object> octets = Map.of("org.sasl4j.server.secret", utf8("between us"));
        Map<String, Object> other = Map.of("org.sasl4j.server.secret", "between you");
        for (String user : new String[] {"alice", "nobody"}) {
            assertThat(shown(server(text), user))
                    .isEqualTo(shown(server(octets), user))
                    .isNotEqualTo(shown(server(other), user));
        }
        assertThat(shown(server(text), "nobody")).isNotEqualTo(shown(server(text), "somebody"));
    }

    @Test
    @DisplayName("server.secret, scram.iterations: the provider's configuration sets them where a call leaves them out")
    void takesConfiguration() throws SaslException {
        Sasl4jProvider configured = new Sasl4jProvider().configure("server.secret=ours scram.iterations=5000");
        SaslServer server = configured
                .serverFactory()
                .createSaslServer(SCRAM, "test", "localhost", null, Answers.user("alice", "secret"));

        assertThat(shown(server, "nobody"))
                .isEqualTo(shown(
                        server(Map.of("org.sasl4j.server.secret", "ours", "org.sasl4j.scram.iterations", 5000)),
                        "nobody"));
    }

    @Test
    @DisplayName("S18: without a secret the salt of an unknown user stays the same within this JVM")
    void keepsDrawnSecret() throws SaslException {
        assertThat(shown(server(Ours.NONE), "nobody")).isEqualTo(shown(server(Ours.NONE), "nobody"));
    }

    @Test
    @DisplayName("S18: a property changes what a store pretends, too")
    void changesDecoysOfStore() throws SaslException {
        Map<String, Object> props = Map.of(
                "org.sasl4j.credentials",
                new MemoryCredentialStore(),
                "org.sasl4j.server.secret",
                "s",
                "org.sasl4j.scram.iterations",
                7000);

        assertThat(shown(server(props), "nobody"))
                .isEqualTo(shown(server(props), "nobody"))
                .endsWith(",i=7000");
    }

    @ParameterizedTest
    @DisplayName("S12, normalization: the name is prepared for the look-up, the password before it is hashed")
    @CsvSource({
        // what the client is told, how both prepare, and what the server knows
        "\u2168, I\u00adX, saslprep, IX, IX",
        "\u2168, I\u00adX, lenient, IX, IX",
        "\u2168, I\u00adX, none, \u2168, I\u00adX",
        "a\u0007b, c\u0007d, lenient, a\u0007b, c\u0007d",
        "a\u0007b, c\u0007d, none, a\u0007b, c\u0007d",
        "'j,=ürgen', 'pä,=ß€', saslprep, 'j,=ürgen', 'pä,=ß€'"
    })
    void normalizes(String name, String password, String how, String knownName, String knownPassword)
            throws SaslException {
        Map<String, Object> props = Map.of("org.sasl4j.normalization", how);
        SaslServer server = Ours.server(SCRAM, props, Answers.user(knownName, knownPassword));

        converse(Ours.client(SCRAM, props, Answers.login(name, password)), server);

        assertThat(server.getAuthorizationID()).isEqualTo(knownName);
    }

    @Test
    @DisplayName("S12, normalization: saslprep prohibits control characters, in words that say so")
    void prohibits() throws SaslException {
        SaslClient client = Ours.client(SCRAM, Ours.NONE, Answers.login("a\u0007b", "secret"));
        assertFails(
                Reason.ABORTED, "prohibits a character of the user name, U+0007", () -> client.evaluateChallenge(null));

        SaslServer server = server(Ours.NONE);
        var failure =
                assertFails(Reason.MALFORMED, "SASLprep", () -> server.evaluateResponse(utf8("n,,n=a\u0007b,r=abc")));
        assertThat(failure.response().orElseThrow().toByteArray()).isEqualTo(utf8("e=invalid-username-encoding"));
    }
}
