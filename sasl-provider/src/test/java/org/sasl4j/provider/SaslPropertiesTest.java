package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.plain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.CredentialStore;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

class SaslPropertiesTest {
    private static final String[] ALL = {"ANONYMOUS", "PLAIN", "EXTERNAL"};

    @Test
    @DisplayName("priorities: reorder the list, and what a factory called with a list picks")
    void prioritiesReorder() throws SaslException {
        Map<String, Object> props =
                Map.of("org.sasl4j.priorities", "ANONYMOUS=99, EXTERNAL=-1", "org.sasl4j.mechanisms", List.of(ALL));

        assertThat(Ours.PROVIDER.clientFactory().getMechanismNames(props))
                .startsWith("ANONYMOUS")
                .containsSubsequence("PLAIN", "EXTERNAL");
        assertThat(best(props)).isEqualTo("ANONYMOUS");
        assertThat(best(Ours.NONE)).isEqualTo("EXTERNAL");
    }

    private static String best(Map<String, Object> props) throws SaslException {
        SaslClient client = Ours.PROVIDER.clientFactory().createSaslClient(ALL, null, "test", "host", props, null);
        return client.getMechanismName();
    }

    @Test
    @DisplayName("priorities: equal numbers fall back to the order of the names")
    void equalPrioritiesFallBackToNames() {
        assertThat(Ours.PROVIDER
                        .clientFactory()
                        .getMechanismNames(Map.of("org.sasl4j.priorities", "PLAIN=5,ANONYMOUS=5,EXTERNAL=5")))
                .containsSubsequence("ANONYMOUS", "EXTERNAL", "PLAIN");
    }

    @ParameterizedTest
    @DisplayName("bad values of our own keys are a SaslException that names the key and what would make sense")
    @CsvSource({
        "priorities, PLAIN, NAME=n",
        "priorities, PLAIN=, NAME=n",
        "priorities, NOSUCH=1, PLAIN",
        "priorities, PLAIN=99999999999, NAME=n",
        "priorities, =1, NAME=n",
        "normalization, sasl, lenient",
        "connection, tls, SSLSession",
        "credentials, file, CredentialStore",
        "text.max, 0, whole number",
        "message.max, 0, whole number",
        "message.max, -1, whole number",
        "message.max, 1e3, whole number",
        "message.max, 99999999999, whole number",
        "message.max, '', whole number",
        "external.identity, '', IdentityResolver",
        "initial.empty, true, absent"
    })
    void refusesSenselessValues(String key, String value, String wanted) {
        assertRefusedByServer(key, value, wanted);
    }

    @ParameterizedTest
    @DisplayName("values of a type nobody expects are a SaslException that does not print them")
    @ValueSource(
            strings = {
                "priorities",
                "normalization",
                "connection",
                "credentials",
                "message.max",
                "external.identity",
                "initial.empty",
                "mechanisms"
            })
    void refusesForeignTypes(String key) {
        assertRefusedByServer(key, new StringBuilder("hunter2"), "must be");
    }

    private static void assertRefusedByServer(String key, Object value, String wanted) {
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.server("PLAIN", Map.of("org.sasl4j." + key, value), null)
                        .evaluateResponse(null))
                .withMessageContaining("org.sasl4j." + key)
                .withMessageContaining(wanted)
                .matches(e -> !e.getMessage().contains("hunter2"));
    }

    @Test
    @DisplayName("anonymous.trace: a value that is no String is a SaslException at the first evaluation")
    void refusesForeignTrace() {
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.client("ANONYMOUS", Map.of("org.sasl4j.anonymous.trace", 1), null)
                        .evaluateChallenge(null))
                .withMessageContaining("org.sasl4j.anonymous.trace must be a String");
    }

    @Test
    @DisplayName("connection: a TLS engine, socket or session whose handshake never finished is not confidential")
    void readsTlsConnections() throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        try (SSLSocket socket =
                (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket()) {
            for (Object connection : List.of(engine, engine.getSession(), socket)) {
                Map<String, Object> props =
                        Map.of("org.sasl4j.connection", connection, Sasl.POLICY_NOPLAINTEXT, "true");

                assertThat(Ours.client("EXTERNAL", props, null)).isNull();
                assertThat(Ours.client("PLAIN", Map.of("org.sasl4j.connection", connection), null))
                        .isNotNull();
            }
        }
    }

    @Test
    @DisplayName("credentials: a store answers instead of the handler, which is still asked to authorise")
    void answersFromStore() throws SaslException {
        Answers handler = Answers.none().authorising();
        SaslServer server = Ours.server("PLAIN", Map.of("org.sasl4j.credentials", Ours.store()), handler);

        server.evaluateResponse(plain("boss", "alice", "secret"));

        assertThat(server.getAuthorizationID()).isEqualTo("boss");
        assertThat(handler.calls()).containsExactly(List.of("AuthorizeCallback"));
    }

    @Test
    @DisplayName("credentials: a store that is down is a temporary failure, not a wrong password")
    void reportsStoreThatIsDown() throws SaslException {
        CredentialStore down = (user, realm, mechanism) -> {
            throw new MechanismException(Reason.TEMPORARY, "the store does not answer");
        };
        SaslServer server = Ours.server("PLAIN", Map.of("org.sasl4j.credentials", down), null);

        assertFails(Reason.TEMPORARY, "does not answer", () -> server.evaluateResponse(plain("", "alice", "secret")));
    }

    @ParameterizedTest
    @DisplayName("normalization: saslprep maps and refuses, lenient maps and lets raw through, none changes nothing")
    @CsvSource({
        // the name sent, how, and the name looked up; none where the login is refused
        "\u2168, saslprep, IX",
        "\u2168, lenient, IX",
        "\u2168, none, \u2168",
        "\u2168, SASLPREP, IX",
        "a\u0007b, saslprep,",
        "a\u0007b, lenient, a\u0007b",
        "a\u0007b, none, a\u0007b"
    })
    void normalizes(String sent, String normalization, String lookedUp) throws SaslException {
        Map<String, Object> props = Map.of("org.sasl4j.normalization", normalization);
        SaslServer server = Ours.server("PLAIN", props, Answers.user(lookedUp == null ? sent : lookedUp, "secret"));
        byte[] message = plain("", sent, "secret");

        if (lookedUp == null) {
            assertFails(Reason.REFUSED, "wrong", () -> server.evaluateResponse(message));
        } else {
            server.evaluateResponse(message);
            assertThat(server.getAuthorizationID()).isEqualTo(lookedUp);
        }
    }

    @Test
    @DisplayName("message.max: a message of that many octets is taken, one more is refused unread, on both sides")
    void boundsMessages() throws SaslException {
        byte[] message = plain("", "alice", "secret");
        for (Object max : List.of(message.length, String.valueOf(message.length), " " + message.length + " ")) {
            Map<String, Object> props = Map.of("org.sasl4j.message.max", max);
            SaslServer fits = Ours.server("PLAIN", props, Answers.user("alice", "secret"));
            SaslServer strict = Ours.server("PLAIN", props, Answers.user("alice", "secret"));
            SaslClient client = Ours.client("PLAIN", props, null);

            fits.evaluateResponse(message);
            assertThat(fits.isComplete()).isTrue();
            byte[] longer = plain("", "alice", "secret!");
            assertFails(Reason.MALFORMED, "longer than the 13 allowed", () -> strict.evaluateResponse(longer));
            assertFails(Reason.MALFORMED, "longer than", () -> client.evaluateChallenge(longer));
        }
    }

    @Test
    @DisplayName("message.max: 65536 octets unless set")
    void boundsMessagesByDefault() throws SaslException {
        Map<String, ?> props = Map.of("org.sasl4j.text.max", 65536);
        SaslServer fits = Ours.server("PLAIN", props, Answers.user("alice", "x".repeat(65529)));
        fits.evaluateResponse(plain("", "alice", "x".repeat(65529)));
        assertThat(fits.isComplete()).isTrue();

        SaslServer strict = Ours.plainServer();
        assertFails(Reason.MALFORMED, "65536", () -> strict.evaluateResponse(plain("", "alice", "x".repeat(65530))));
    }

    @Test
    @DisplayName("every key: what the configuration sets holds where a call leaves it out, and the call may differ")
    void callGoesBeforeConfiguration() throws SaslException {
        Sasl4jProvider provider = new Sasl4jProvider()
                .configure("external.identity=alice anonymous.trace=configured initial.empty=absent message.max=9"
                        + " normalization=none priorities=ANONYMOUS=70 enforce=true mechanisms=EXTERNAL,ANONYMOUS");
        SaslServer configured = provider.serverFactory().createSaslServer("EXTERNAL", null, null, null, null);
        assertThat(configured.evaluateResponse(new byte[0])).isEmpty();
        configured.evaluateResponse(new byte[0]);
        assertThat(configured.getAuthorizationID()).isEqualTo("alice");
        assertThat(provider.clientFactory().getMechanismNames(null)).containsExactly("ANONYMOUS", "EXTERNAL");
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> provider.serverFactory()
                .createSaslServer("PLAIN", null, null, null, null)
                .evaluateResponse(null));

        Map<String, Object> props = new HashMap<>();
        props.put("org.sasl4j.external.identity", "bob");
        props.put("org.sasl4j.initial.empty", "message");
        SaslServer called = provider.serverFactory().createSaslServer("EXTERNAL", null, null, props, null);
        called.evaluateResponse(new byte[0]);
        assertThat(called.getAuthorizationID()).isEqualTo("bob");
        SaslServer bounded = provider.serverFactory().createSaslServer("ANONYMOUS", null, null, null, null);
        assertFails(Reason.MALFORMED, "9 allowed", () -> bounded.evaluateResponse(new byte[10]));
        SaslClient client =
                provider.clientFactory().createSaslClient(new String[] {"ANONYMOUS"}, null, null, null, null, null);
        assertThat(client.evaluateChallenge(null)).isEqualTo(Ours.utf8("configured"));
    }
}
