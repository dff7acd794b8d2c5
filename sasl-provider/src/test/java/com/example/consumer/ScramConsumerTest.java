package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Hashtable;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException;
import org.sasl4j.provider.Answers;

/** The ways in which the consumers of obligations.md, Part 3, run an exchange of several messages. */
@ExtendWith(OursFirst.class)
class ScramConsumerTest {
    private static final String SCRAM = "SCRAM-SHA-256";

    private static SaslClient client(String password, Map<String, ?> props) throws SaslException {
        return Sasl.createSaslClient(
                new String[] {SCRAM}, null, "test", "host", props, Answers.login("alice", password));
    }

    private static SaslServer server() throws SaslException {
        return Sasl.createSaslServer(
                SCRAM, "test", "host", null, Answers.user("alice", "secret").authorising());
    }

    @Test
    @DisplayName("JNDI: after the bind's success serverCreds are evaluated once, give null, and the client is complete")
    void jndi() throws SaslException {
        Hashtable<String, Object> env = new Hashtable<>(Map.of("java.naming.ldap.version", 3));
        env.put(Sasl.QOP, "auth-conf,auth-int,auth");
        SaslClient client = client("secret", env);
        SaslServer server = server();

        assertThat(client.hasInitialResponse()).isTrue();
        byte[] creds = server.evaluateResponse(client.evaluateChallenge(new byte[0]));
        while (!server.isComplete()) { // resultCode saslBindInProgress
            assertThat(client.isComplete()).isFalse();
            creds = server.evaluateResponse(client.evaluateChallenge(creds));
        }

        assertThat(creds).isNotEmpty();
        assertThat(client.evaluateChallenge(creds)).isNull();
        assertThat(client.isComplete()).isTrue();
        assertThat((String) client.getNegotiatedProperty(Sasl.QOP)).isEqualTo("auth");
    }

    @Test
    @DisplayName(
            "Thrift: the payload of COMPLETE is evaluated, null challenges become empty, exceptions go to the peer")
    void thrift() throws SaslException {
        SaslClient client = client("secret", Map.of());
        SaslServer server = server();

        byte[] message = client.evaluateChallenge(new byte[0]);
        while (!client.isComplete()) {
            byte[] challenge = server.evaluateResponse(message);
            message = client.evaluateChallenge(challenge == null ? new byte[0] : challenge);
        }

        assertThat(message).isNull();
        assertThat(server.isComplete()).isTrue();
        assertThat(server.getNegotiatedProperty(Sasl.QOP)).isEqualTo("auth");
    }

    @Test
    @DisplayName("S21, Thrift: a server that is fed an empty message first asks for the client's, once")
    void thriftWithoutInitialResponse() throws SaslException {
        SaslServer server = server();
        assertThat(server.evaluateResponse(new byte[0])).isEmpty();

        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> server.evaluateResponse(new byte[0]));
    }

    @Test
    @DisplayName("rule 8, IMAP servers: the proof is sent as a challenge, and the client's empty reply to it is taken")
    void imap() throws SaslException {
        SaslClient client = client("secret", null);
        SaslServer server = server();

        byte[] proof = server.evaluateResponse(
                client.evaluateChallenge(server.evaluateResponse(client.evaluateChallenge(null))));
        assertThat(server.isComplete()).isTrue();
        byte[] reply = client.evaluateChallenge(proof);

        assertThat(reply).isNull(); // goes out as an empty line
        assertThat(server.evaluateResponse(new byte[0])).isNull();
        assertThat(server.isComplete()).isTrue();
        assertThat(server.getAuthorizationID()).isEqualTo("alice");
    }

    @ParameterizedTest
    @DisplayName("R3, Hadoop: a success that comes before the server's proof leaves the client incomplete")
    @ValueSource(ints = {0, 1})
    void hadoop(int rounds) throws SaslException {
        SaslClient client = client("secret", Map.of(Sasl.QOP, "auth"));
        byte[] message = client.evaluateChallenge(new byte[0]);
        for (int round = 0; round < rounds; round++) {
            message = client.evaluateChallenge(server().evaluateResponse(message));
        }

        assertThat(message).isNotEmpty();
        assertThat(client.isComplete()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> client.getNegotiatedProperty(Sasl.QOP));
    }

    @Test
    @DisplayName("S20, S22: a failed final message ends the exchange; the exception carries what to send the client")
    void failsOnceAndForAll() throws SaslException {
        SaslServer server = server();
        SaslClient wrong = client("guess", Map.of());
        SaslClient right = client("secret", Map.of());
        byte[] serverFirst = server.evaluateResponse(wrong.evaluateChallenge(null));
        byte[] guess = wrong.evaluateChallenge(serverFirst);

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluateResponse(guess))
                .satisfies(failure -> assertThatExceptionOfType(SaslException.class)
                        .isThrownBy(() -> wrong.evaluateChallenge(
                                failure.response().orElseThrow().toByteArray()))
                        .withMessageContaining("invalid-proof"));

        for (byte[] again : new byte[][] {guess, new byte[0], null, right.evaluateChallenge(null)}) {
            assertThatExceptionOfType(SaslException.class).isThrownBy(() -> server.evaluateResponse(again));
            assertThat(server.isComplete()).isFalse();
        }
        assertThatIllegalStateException().isThrownBy(server::getAuthorizationID);
    }
}
