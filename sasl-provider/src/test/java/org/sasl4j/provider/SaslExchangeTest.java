package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;

import java.util.HashMap;
import java.util.Map;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;

/** Our clients against our servers, the way protocols run them. */
class SaslExchangeTest {
    private static final String MECHANISMS = "EXTERNAL FOO PLAIN ANONYMOUS";

    private static SaslClient client(String mechanism, String password) throws SaslException {
        return Ours.client(mechanism, Map.of("org.sasl4j.mechanisms", MECHANISMS), Answers.login("alice", password));
    }

    private static SaslServer server(String mechanism) throws SaslException {
        Map<String, Object> props = new HashMap<>();
        props.put("org.sasl4j.mechanisms", MECHANISMS);
        props.put("org.sasl4j.external.identity", "alice");
        props.put("org.sasl4j.credentials", Ours.store());
        return Ours.server(mechanism, props, null);
    }

    @ParameterizedTest
    @DisplayName("rule 8: with an initial response one message is enough, and neither side has more to say")
    @CsvSource({"PLAIN, alice", "FOO, alice", "EXTERNAL, alice", "ANONYMOUS, anonymous"})
    void logsInWithInitialResponse(String mechanism, String user) throws SaslException {
        SaslClient client = client(mechanism, "secret");
        SaslServer server = server(mechanism);

        assertThat(Ours.login(client, server)).isNull();

        assertThat(client.isComplete()).isTrue();
        assertThat(server.isComplete()).isTrue();
        assertThat(server.getAuthorizationID()).isEqualTo(user);
        client.dispose();
        server.dispose();
    }

    @ParameterizedTest
    @DisplayName("E1, P4: without an initial response the server's empty challenge fetches the message")
    @CsvSource({"PLAIN, alice", "FOO, alice", "EXTERNAL, alice", "ANONYMOUS, anonymous"})
    void logsInWithoutInitialResponse(String mechanism, String user) throws SaslException {
        SaslClient client = client(mechanism, "secret");
        SaslServer server = server(mechanism);

        byte[] challenge = server.evaluateResponse(null);
        assertThat(challenge).isEmpty();
        assertThat(server.isComplete()).isFalse();
        assertThat(server.evaluateResponse(client.evaluateChallenge(challenge))).isNull();

        assertThat(server.getAuthorizationID()).isEqualTo(user);
    }

    @ParameterizedTest
    @DisplayName("R2: a second absent response fails the exchange, so that nobody loops for ever")
    @ValueSource(strings = {"PLAIN", "FOO", "EXTERNAL", "ANONYMOUS"})
    void refusesSecondAbsentResponse(String mechanism) throws SaslException {
        SaslServer server = server(mechanism);
        server.evaluateResponse(null);

        assertFails(Reason.MALFORMED, mechanism, () -> server.evaluateResponse(null));

        assertThat(server.isComplete()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("R3: with a wrong password the server is never complete, though the client has nothing more to say")
    @ValueSource(strings = {"PLAIN", "FOO"})
    void refusesWrongPassword(String mechanism) throws SaslException {
        SaslClient client = client(mechanism, "guess");
        SaslServer server = server(mechanism);

        assertFails(Reason.REFUSED, "wrong", () -> Ours.login(client, server));

        assertThat(server.isComplete()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("P1: FOO refuses what PLAIN refuses, though it hides the password so well")
    @ValueSource(strings = {"alice", "\0\0secret", "\0alice\0", "\0alice\0sec\0ret"})
    void fooRefusesWhatPlainRefuses(String message) throws SaslException {
        SaslServer server = server("FOO");

        assertFails(Reason.MALFORMED, "RFC 4616", () -> server.evaluateResponse(Ours.utf8(message)));
    }
}
