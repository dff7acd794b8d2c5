package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.client;
import static org.sasl4j.provider.Ours.server;
import static org.sasl4j.provider.Ours.utf8;

import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;

class AnonymousTest {
    @Test
    @DisplayName("A1: an empty message completes")
    void completesOnEmptyMessage() throws SaslException {
        SaslServer server = server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);

        assertThat(server.evaluateResponse(new byte[0])).isNull();

        assertThat(server.isComplete()).isTrue();
        assertThat(server.getNegotiatedProperty("org.sasl4j.anonymous.trace")).isNull();
    }

    @Test
    @DisplayName("A1: no message at all is asked for by an empty challenge")
    void asksForAbsentMessage() throws SaslException {
        SaslServer server = server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);

        assertThat(server.evaluateResponse(null)).isEmpty();
        assertThat(server.isComplete()).isFalse();
        server.evaluateResponse(new byte[0]);

        assertThat(server.isComplete()).isTrue();
    }

    @Test
    @DisplayName("A1: 255 code points are counted, not chars or octets; 256 are refused")
    void countsCodePoints() throws SaslException {
        String astral = "\uD83D\uDE00".repeat(255);
        SaslServer server = server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);
        server.evaluateResponse(utf8(astral));
        assertThat(server.getNegotiatedProperty("org.sasl4j.anonymous.trace")).isEqualTo(astral);

        SaslServer strict = server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);
        assertFails(Reason.MALFORMED, "255", () -> strict.evaluateResponse(utf8(astral + "x")));
    }

    @Test
    @DisplayName("A1: an e-mail address may be longer than a token")
    void takesLongAddress() throws SaslException {
        SaslServer server = server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);

        server.evaluateResponse(utf8("x".repeat(300) + "@example.com"));

        assertThat(server.isComplete()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("A1: a trace that is no address though it has an '@', or has prohibited characters, is refused")
    @ValueSource(
            strings = {"@example.com", "someone@", "a@b@", "a@@", "bell\u0007", "nul\0", "private\uE000", "\u202Eturned"
            })
    void refusesProhibitedTrace(String trace) throws SaslException {
        SaslServer server = server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);

        assertFails(Reason.MALFORMED, "trace", () -> server.evaluateResponse(utf8(trace)));
    }

    @Test
    @DisplayName("A1: a trace that is not UTF-8 is refused")
    void refusesBrokenUtf8() throws SaslException {
        SaslServer server = server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);

        assertFails(Reason.MALFORMED, "is not UTF-8", () -> server.evaluateResponse(new byte[] {(byte) 0xff}));
    }

    @Test
    @DisplayName("A1: org.sasl4j.anonymous.trace is what a client sends and the server tells")
    void sendsTrace() throws SaslException {
        SaslClient client = client("ANONYMOUS", Map.of("org.sasl4j.anonymous.trace", "sirhc@example.com"), null);
        SaslServer server = server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);

        assertThat(Ours.login(client, server)).isNull();

        assertThat(client.isComplete()).isTrue();
        assertThat(server.getNegotiatedProperty("org.sasl4j.anonymous.trace")).isEqualTo("sirhc@example.com");
    }

    @Test
    @DisplayName("10 B8: a client without a trace sends anonymous and asks its handler nothing")
    void sendsAnonymousByDefault() throws SaslException {
        Answers handler = Answers.login("alice", "secret");
        SaslClient client = client("ANONYMOUS", Ours.NONE, handler);

        assertThat(client.evaluateChallenge(null)).asString().isEqualTo("anonymous");

        assertThat(handler.calls()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("A1: a client refuses to send a trace that breaks the rules")
    @ValueSource(strings = {"@", "bell\u0007", "\uD800"})
    void clientRefusesBadTrace(String trace) throws SaslException {
        SaslClient client = client("ANONYMOUS", Map.of("org.sasl4j.anonymous.trace", trace), null);

        assertFails(Reason.ABORTED, "trace", () -> client.evaluateChallenge(null));
    }

    @Test
    @DisplayName("A1: a client told to act as somebody refuses, because the message cannot carry that")
    void clientRefusesAuthorizationId() throws SaslException {
        SaslClient client = client("ANONYMOUS", "boss", Ours.NONE, null);

        assertFails(Reason.ABORTED, "authorization identity", () -> client.evaluateChallenge(null));
    }

    @Test
    @DisplayName("A2: POLICY_NOANONYMOUS refuses it on both sides; the identity is 'anonymous'")
    void honoursNoAnonymous() throws SaslException {
        Map<String, Object> noAnonymous = Map.of(Sasl.POLICY_NOANONYMOUS, "true");
        assertThat(client("ANONYMOUS", noAnonymous, null)).isNull();
        assertThat(server("ANONYMOUS", noAnonymous, null)).isNull();

        SaslServer server = server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);
        server.evaluateResponse(new byte[0]);
        assertThat(server.getAuthorizationID()).isEqualTo("anonymous");
        assertThat(server.getNegotiatedProperty("org.sasl4j.authentication.id")).isEqualTo("anonymous");
    }

    @Test
    @DisplayName("A2: a handler may refuse anonymous clients through AuthorizeCallback")
    void handlerMayRefuse() throws SaslException {
        SaslServer server =
                server("ANONYMOUS", Ours.WITH_ANONYMOUS, Answers.none().otherwise(Answers.Unknown.IGNORED));

        assertFails(Reason.NOT_AUTHORIZED, "must answer AuthorizeCallback", () -> server.evaluateResponse(new byte[0]));
    }
}
