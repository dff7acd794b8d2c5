package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.utf8;

import java.nio.charset.StandardCharsets;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/** Where Elytron and Kafka break RFC 5802, side by side with ours, which must not. */
class ScramDeviationsInteropTest {
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final String UNBOUND = "n,,n=alice,r=abcdefgh";

    private static SaslServer server(ScramPeers peer) throws SaslException {
        return peer.server(SCRAM, "alice", "secret");
    }

    private static SaslClient client(ScramPeers peer) throws SaslException {
        return peer.client(SCRAM, null, "alice", "secret");
    }

    private static String first(SaslClient client) throws SaslException {
        return new String(client.evaluateChallenge(new byte[0]), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("S3: Elytron's and Kafka's clients go on with a nonce that is their own; ours does not")
    void nonceThatIsNotExtended() throws SaslException {
        for (ScramPeers peer : ScramPeers.values()) {
            SaslClient client = client(peer);
            String first = first(client);
            byte[] challenge = utf8(first.substring(first.indexOf("r=")) + ",s=QSXCR+Q6sek8bf92,i=4096");
            if (peer == ScramPeers.OURS) {
                assertFails(Reason.MALFORMED, "does not extend", () -> client.evaluateChallenge(challenge));
            } else {
                assertThat(client.evaluateChallenge(challenge)).as(peer.name()).isNotEmpty();
            }
        }
    }

    @Test
    @DisplayName("S5: Elytron's client rejects an extension, Kafka's signs the message without it; ours signs it all")
    void extensionOfServer() throws SaslException {
        assertThat(signsWithoutExtension(ScramPeers.KAFKA)).isTrue();
        assertThat(signsWithoutExtension(ScramPeers.OURS)).isFalse(); // that it signs it: ScramClientCallbacksTest
        SaslClient elytron = client(ScramPeers.ELYTRON);
        byte[] challenge = extended(server(ScramPeers.OURS).evaluateResponse(utf8(first(elytron))));

        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> elytron.evaluateChallenge(challenge));
    }

    private static byte[] extended(byte[] serverFirst) {
        return utf8(new String(serverFirst, StandardCharsets.UTF_8) + ",h=dGVzdA==");
    }

    /** Whether a server that never sent the extension finds the proof of a client who got it right. */
    private static boolean signsWithoutExtension(ScramPeers peer) throws SaslException {
        SaslClient client = client(peer);
        SaslServer server = server(ScramPeers.OURS);
        byte[] response = client.evaluateChallenge(extended(server.evaluateResponse(utf8(first(client)))));
        try {
            server.evaluateResponse(response);
        } catch (MechanismException e) {
            assertThat(e.reason()).isEqualTo(Reason.REFUSED);
        }
        return server.isComplete();
    }

    @Test
    @DisplayName(
            "S1: Kafka's server takes any c=, Elytron's a changed flag; ours only the GS2 header of the first message")
    void otherChannelBinding() throws SaslException {
        assertThat(accepts(ScramPeers.KAFKA, UNBOUND, "c=eSws,r=")).isTrue(); // y,,
        assertThat(accepts(ScramPeers.KAFKA, UNBOUND, "c=AAAA,r=")).isTrue();
        assertThat(accepts(ScramPeers.ELYTRON, UNBOUND, "c=eSws,r=")).isTrue();
        assertThat(accepts(ScramPeers.ELYTRON, UNBOUND, "c=AAAA,r=")).isFalse();
        assertThat(accepts(ScramPeers.OURS, UNBOUND, "c=AAAA,r=")).isFalse();
        assertThat(accepts(ScramPeers.OURS, UNBOUND, "c=eSws,r=")).isFalse();
        assertThat(accepts(ScramPeers.OURS, UNBOUND, "c=biwsAA==,r=")).isFalse();
        for (ScramPeers peer : ScramPeers.values()) {
            assertThat(accepts(peer, UNBOUND, "c=biws,r=")).as(peer.name()).isTrue();
        }
    }

    /** Whether a server takes a proven final message that begins with this, its own nonce following. */
    private static boolean accepts(ScramPeers peer, String clientFirst, String begin) throws SaslException {
        SaslServer server = server(peer);
        HandMade client = HandMade.begin(server, clientFirst);
        return accepts(server, client.proving(begin + client.nonce()));
    }

    private static boolean accepts(SaslServer server, byte[] clientFinal) {
        try {
            server.evaluateResponse(clientFinal);
        } catch (SaslException | RuntimeException e) {
            assertThat(server.isComplete()).isFalse();
        }
        return server.isComplete();
    }

    @Test
    @DisplayName("S6: Kafka's server rejects y, which every client that could bind sends; Elytron's and ours take it")
    void clientThatCouldBind() throws SaslException {
        String first = "y,,n=alice,r=abcdefgh";
        assertThat(accepts(ScramPeers.OURS, first, "c=eSws,r=")).isTrue();
        assertThat(accepts(ScramPeers.ELYTRON, first, "c=eSws,r=")).isTrue();
        SaslServer kafka = server(ScramPeers.KAFKA);

        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> kafka.evaluateResponse(utf8(first)));
    }

    @Test
    @DisplayName("S2: a nonce that only ends in the server's is no nonce of ours")
    void nonceWithMoreBefore() throws SaslException {
        assertThat(accepts(ScramPeers.OURS, UNBOUND, "c=biws,r=abcdefgh")).isFalse();
        assertThat(accepts(ScramPeers.ELYTRON, UNBOUND, "c=biws,r=abcdefgh")).isFalse();
    }

    @Test
    @DisplayName("S4: Kafka's server tolerates a mandatory extension it does not know; ours answers what it must")
    void mandatoryExtension() throws SaslException {
        String first = "n,,m=x,n=alice,r=abcdefgh";
        SaslServer ours = server(ScramPeers.OURS);
        var failure = assertFails(Reason.MALFORMED, "mandatory", () -> ours.evaluateResponse(utf8(first)));

        assertThat(failure.response().orElseThrow().toByteArray()).isEqualTo(utf8("e=extensions-not-supported"));
        assertThat(server(ScramPeers.KAFKA).evaluateResponse(utf8(first))).isNotEmpty();
    }

    @Test
    @DisplayName("S15: Elytron's server only asserts the length of the proof; Kafka's and ours check it")
    void proofThatIsTooLong() throws SaslException {
        for (ScramPeers peer : ScramPeers.values()) {
            SaslServer server = server(peer);
            HandMade client = HandMade.begin(server, UNBOUND);

            byte[] tooLong = client.provingTooLong("c=biws,r=" + client.nonce());
            if (peer == ScramPeers.ELYTRON) { // as tests run, with assertions
                assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> accepts(server, tooLong));
            } else {
                assertThat(accepts(server, tooLong)).as(peer.name()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("S21: Kafka's server throws on an empty first message; Elytron's and ours ask for the client's")
    void emptyFirstMessage() throws SaslException {
        assertThat(server(ScramPeers.OURS).evaluateResponse(new byte[0])).isEmpty();
        assertThat(server(ScramPeers.ELYTRON).evaluateResponse(new byte[0])).isEmpty();
        SaslServer kafka = server(ScramPeers.KAFKA);

        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> kafka.evaluateResponse(new byte[0]));
    }
}
