package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.sasl4j.provider.Ours.client;
import static org.sasl4j.provider.Ours.plain;
import static org.sasl4j.provider.Ours.plainServer;

import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

class LifeCycleTest {
    private static final byte[] RIGHT = plain("", "alice", "secret");

    private static SaslClient completeClient() throws SaslException {
        SaslClient client = client("PLAIN", Ours.NONE, Answers.login("alice", "secret"));
        client.evaluateChallenge(null);
        return client;
    }

    private static SaslServer completeServer() throws SaslException {
        SaslServer server = plainServer();
        server.evaluateResponse(RIGHT);
        return server;
    }

    @Test
    @DisplayName("R2: after failure every call throws, even with the right message, and nothing is complete")
    void serverStaysFailed() throws SaslException {
        SaslServer server = plainServer();
        Ours.assertFails(Reason.REFUSED, "wrong", () -> server.evaluateResponse(plain("", "alice", "guess")));

        for (byte[] message : new byte[][] {RIGHT, {}, null}) {
            MechanismException again =
                    Ours.assertFails(Reason.REFUSED, "has failed already", () -> server.evaluateResponse(message));
            assertThat(again.response()).isEmpty();
        }
        assertThat(server.isComplete()).isFalse();
        assertThatIllegalStateException().isThrownBy(server::getAuthorizationID);
        assertThatIllegalStateException().isThrownBy(() -> server.getNegotiatedProperty(Sasl.QOP));
        assertThatIllegalStateException().isThrownBy(() -> server.wrap(new byte[1], 0, 1));
    }

    @Test
    @DisplayName("R2: a failed client stays failed, and does not ask its handler again")
    void clientStaysFailed() throws SaslException {
        Answers handler = Answers.login("alice", "");
        SaslClient client = client("PLAIN", Ours.NONE, handler);
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> client.evaluateChallenge(null));

        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> client.evaluateChallenge(new byte[0]))
                .withMessageContaining("has failed already");

        assertThat(client.isComplete()).isFalse();
        assertThat(handler.calls()).hasSize(1);
        assertThatIllegalStateException().isThrownBy(() -> client.getNegotiatedProperty(Sasl.QOP));
    }

    @Test
    @DisplayName(
            "R2: after success an empty message returns null and changes nothing, on both sides, any number of times")
    void takesEmptyMessagesAfterSuccess() throws SaslException {
        SaslServer server = completeServer();
        SaslClient client = completeClient();

        for (byte[] empty : new byte[][] {{}, null, {}}) {
            assertThat(server.evaluateResponse(empty)).isNull();
            assertThat(client.evaluateChallenge(empty)).isNull();
        }

        assertThat(server.isComplete()).isTrue();
        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(client.isComplete()).isTrue();
    }

    @Test
    @DisplayName("R2: after success a message that is not empty fails the exchange")
    void failsOnMessageAfterSuccess() throws SaslException {
        SaslServer server = completeServer();
        SaslClient client = completeClient();

        Ours.assertFails(Reason.MALFORMED, "after the exchange was complete", () -> server.evaluateResponse(RIGHT));
        Ours.assertFails(
                Reason.MALFORMED, "after the exchange was complete", () -> client.evaluateChallenge(new byte[1]));

        assertThat(server.isComplete()).isFalse();
        assertThat(client.isComplete()).isFalse();
        assertThatIllegalStateException().isThrownBy(server::getAuthorizationID);
    }

    @Test
    @DisplayName("R2: before completion what is negotiated, wrap, unwrap and the identity are IllegalStateException")
    void refusesQuestionsTooEarly() throws SaslException {
        SaslServer server = plainServer();
        SaslClient client = client("PLAIN", Ours.NONE, null);

        assertThatIllegalStateException().isThrownBy(() -> server.getNegotiatedProperty(Sasl.QOP));
        assertThatIllegalStateException().isThrownBy(() -> server.wrap(new byte[1], 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> server.unwrap(new byte[1], 0, 1));
        assertThatIllegalStateException().isThrownBy(server::getAuthorizationID);
        assertThatIllegalStateException().isThrownBy(() -> client.getNegotiatedProperty(Sasl.QOP));
        assertThatIllegalStateException().isThrownBy(() -> client.wrap(new byte[1], 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> client.unwrap(new byte[1], 0, 1));
    }

    @Test
    @DisplayName("R2: a complete exchange without a layer does not wrap, and says to send the data as they are")
    void refusesToWrapWithoutLayer() throws SaslException {
        SaslServer server = completeServer();
        SaslClient client = completeClient();

        assertThatIllegalStateException()
                .isThrownBy(() -> server.wrap(new byte[1], 0, 1))
                .withMessageContaining("no security layer");
        assertThatIllegalStateException().isThrownBy(() -> server.unwrap(new byte[1], 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> client.wrap(new byte[1], 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> client.unwrap(new byte[1], 0, 1));
    }

    @Test
    @DisplayName("R2: dispose() twice does nothing; evaluating afterwards is a misuse")
    void disposesTwice() throws SaslException {
        SaslServer server = plainServer();
        SaslClient client = client("PLAIN", Ours.NONE, Answers.login("alice", "secret"));

        server.dispose();
        server.dispose();
        client.dispose();
        client.dispose();

        assertThatIllegalStateException()
                .isThrownBy(() -> server.evaluateResponse(RIGHT))
                .withMessageContaining("disposed");
        assertThatIllegalStateException().isThrownBy(() -> client.evaluateChallenge(null));
        assertThat(server.isComplete()).isFalse();
        assertThat(client.isComplete()).isFalse();
    }

    @Test
    @DisplayName("R2: a failed exchange that is disposed of still throws SaslException")
    void staysFailedAfterDispose() throws SaslException {
        SaslServer server = plainServer();
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> server.evaluateResponse(new byte[3]));

        server.dispose();

        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> server.evaluateResponse(RIGHT));
    }

    @Test
    @DisplayName("R3: neither side is complete before it has sent or judged the message")
    void isNotCompleteEarly() throws SaslException {
        SaslServer server = plainServer();
        SaslClient client = client("PLAIN", Ours.NONE, Answers.login("alice", "secret"));

        assertThat(client.isComplete()).isFalse();
        assertThat(server.isComplete()).isFalse();
        server.evaluateResponse(null);
        assertThat(server.isComplete()).isFalse();
    }
}
