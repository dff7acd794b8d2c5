package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.converse;

import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.MechanismException.Reason;

/** Ours against Elytron's and Kafka's, each as client and as server. */
class ScramInteropTest {
    private static final String NAME = "jü,rg=2C€";
    private static final String PASSWORD = "pä,ss=wörd\u2603";

    @ParameterizedTest
    @DisplayName("S11: our client logs in at their server, with commas, equals signs and no ASCII in name and password")
    @CsvSource({
        "ELYTRON, SCRAM-SHA-1",
        "ELYTRON, SCRAM-SHA-256",
        "ELYTRON, SCRAM-SHA-384",
        "ELYTRON, SCRAM-SHA-512",
        "KAFKA, SCRAM-SHA-256",
        "KAFKA, SCRAM-SHA-512"
    })
    void logsInAtTheirs(ScramPeers peer, String mechanism) throws SaslException {
        String name = peer == ScramPeers.KAFKA ? "j,rg=2C" : NAME; // its server takes no name beyond ASCII: below
        SaslServer theirs = peer.server(mechanism, name, PASSWORD);
        assertThat(Registered.isOurs(theirs)).isFalse();

        converse(ScramPeers.OURS.client(mechanism, null, name, PASSWORD), theirs);

        assertThat(theirs.getAuthorizationID()).isEqualTo(name);
    }

    @Test
    @DisplayName("S12: Kafka's server refuses every name that is not ASCII, though its own client sends it")
    void nameBeyondAsciiAtKafka() throws SaslException {
        for (ScramPeers peer : new ScramPeers[] {ScramPeers.OURS, ScramPeers.KAFKA}) {
            SaslClient client = peer.client("SCRAM-SHA-256", null, NAME, PASSWORD);
            SaslServer kafka = ScramPeers.KAFKA.server("SCRAM-SHA-256", NAME, PASSWORD);

            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> converse(client, kafka))
                    .withMessageContaining("first message format");
        }
    }

    @ParameterizedTest
    @DisplayName("S11: their client logs in at our server, with commas, equals signs and no ASCII in name and password")
    @CsvSource({
        "ELYTRON, SCRAM-SHA-1",
        "ELYTRON, SCRAM-SHA-256",
        "ELYTRON, SCRAM-SHA-384",
        "ELYTRON, SCRAM-SHA-512",
        "KAFKA, SCRAM-SHA-256",
        "KAFKA, SCRAM-SHA-512"
    })
    void theirsLogsIn(ScramPeers peer, String mechanism) throws SaslException {
        SaslClient theirs = peer.client(mechanism, null, NAME, PASSWORD);
        assertThat(Registered.isOurs(theirs)).isFalse();

        SaslServer server = converse(theirs, ScramPeers.OURS.server(mechanism, NAME, PASSWORD));

        assertThat(server.getAuthorizationID()).isEqualTo(NAME);
    }

    @ParameterizedTest
    @DisplayName("S17: an authorization identity goes over and back")
    @CsvSource({"OURS, ELYTRON", "ELYTRON, OURS"})
    void actsAsAnother(ScramPeers client, ScramPeers server) throws SaslException {
        String mechanism = "SCRAM-SHA-256";

        SaslServer done =
                converse(client.client(mechanism, "böss", NAME, PASSWORD), server.server(mechanism, NAME, PASSWORD));

        assertThat(done.getAuthorizationID()).isEqualTo("böss");
    }

    @ParameterizedTest
    @DisplayName(
            "S11: Elytron's server does not unquote the authorization identity; ours does, and both clients quote it")
    @CsvSource({"OURS, OURS, 'b,o=ss'", "ELYTRON, OURS, 'b,o=ss'", "OURS, ELYTRON, b=2Co=3Dss"})
    void quotesAuthorizationIdentity(ScramPeers client, ScramPeers server, String understood) throws SaslException {
        SaslServer done = converse(
                client.client("SCRAM-SHA-256", "b,o=ss", NAME, PASSWORD),
                server.server("SCRAM-SHA-256", NAME, PASSWORD));

        assertThat(done.getAuthorizationID()).isEqualTo(understood);
    }

    @ParameterizedTest
    @DisplayName("their client with a wrong password or name is refused by our server")
    @CsvSource({"ELYTRON, alice, guess", "ELYTRON, bob, secret", "KAFKA, alice, guess", "KAFKA, bob, secret"})
    void theirsIsRefused(ScramPeers peer, String name, String password) throws SaslException {
        SaslClient theirs = peer.client("SCRAM-SHA-256", null, name, password);
        SaslServer server = ScramPeers.OURS.server("SCRAM-SHA-256", "alice", "secret");

        assertFails(Reason.REFUSED, "wrong", () -> converse(theirs, server));
    }

    @ParameterizedTest
    @DisplayName("S22: their servers throw, with nothing to send, and our client stays incomplete")
    @CsvSource({"ELYTRON, invalid proof", "KAFKA, Invalid client credentials"})
    void isRefusedByTheirs(ScramPeers peer, String words) throws SaslException {
        SaslServer theirs = peer.server("SCRAM-SHA-256", "alice", "secret");
        SaslClient client = ScramPeers.OURS.client("SCRAM-SHA-256", null, "alice", "guess");

        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> converse(client, theirs))
                .withMessageContaining(words);

        assertThat(theirs.isComplete()).isFalse();
        assertThat(client.isComplete()).isFalse();
    }
}
