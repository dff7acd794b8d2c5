package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.client;
import static org.sasl4j.provider.Ours.server;
import static org.sasl4j.provider.Ours.utf8;

import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.Connection;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.external.IdentityResolver;

class ExternalTest {
    private static final Map<String, Object> ALICE = Map.of("org.sasl4j.external.identity", "alice");
    private static final Map<String, Object> OLD_CALLER =
            Map.of("org.sasl4j.external.identity", "alice", "org.sasl4j.initial.empty", "absent");

    @Test
    @DisplayName("E1: null is no initial response and gets an empty challenge; byte[0] is one and derives the identity")
    void tellsEmptyFromAbsent() throws SaslException {
        SaslServer absent = server("EXTERNAL", ALICE, null);
        assertThat(absent.evaluateResponse(null)).isEmpty();
        assertThat(absent.isComplete()).isFalse();

        SaslServer empty = server("EXTERNAL", ALICE, null);
        assertThat(empty.evaluateResponse(new byte[0])).isNull();
        assertThat(empty.getAuthorizationID()).isEqualTo("alice");
    }

    @Test
    @DisplayName("E1: with initial.empty=absent the first byte[0] counts as none, the second as the message")
    void takesFirstEmptyAsAbsentForOldCallers() throws SaslException {
        SaslServer server = server("EXTERNAL", OLD_CALLER, null);

        assertThat(server.evaluateResponse(new byte[0])).isEmpty();
        assertThat(server.isComplete()).isFalse();
        assertThat(server.evaluateResponse(new byte[0])).isNull();

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
    }

    @Test
    @DisplayName("E1: with initial.empty=absent a first message that is not empty is taken at once")
    void takesFirstMessageForOldCallers() throws SaslException {
        SaslServer server = server("EXTERNAL", OLD_CALLER, null);

        server.evaluateResponse(utf8("alice"));

        assertThat(server.isComplete()).isTrue();
    }

    @Test
    @DisplayName("E2: a NUL and broken UTF-8 are refused by the server, a NUL by the client too")
    void refusesNulAndBrokenUtf8() throws SaslException {
        SaslServer one = server("EXTERNAL", ALICE, null);
        assertFails(Reason.MALFORMED, "NUL", () -> one.evaluateResponse(utf8("al\0ice")));

        SaslServer other = server("EXTERNAL", ALICE, null);
        assertFails(Reason.MALFORMED, "UTF-8", () -> other.evaluateResponse(new byte[] {(byte) 0xc0, (byte) 0x80}));

        var client = client("EXTERNAL", "al\0ice", Ours.NONE, null);
        assertFails(Reason.ABORTED, "NUL", () -> client.evaluateChallenge(null));
    }

    @Test
    @DisplayName("E2: a server with no identity from below refuses, without asking its handler to authorise null")
    void refusesWithoutIdentity() throws SaslException {
        Answers handler = Answers.none().authorising();
        for (String message : new String[] {"", "alice"}) {
            SaslServer server = server("EXTERNAL", Ours.NONE, handler);

            assertFails(Reason.REFUSED, "no identity", () -> server.evaluateResponse(utf8(message)));

            assertThat(server.isComplete()).isFalse();
        }
        assertThat(handler.calls()).isEmpty();
    }

    @Test
    @DisplayName("E2: the authorization identity is the handler's to allow, after the identity is known")
    void authorises() throws SaslException {
        SaslServer allowed = server("EXTERNAL", ALICE, Answers.none().authorising());
        allowed.evaluateResponse(utf8("boss"));
        assertThat(allowed.getAuthorizationID()).isEqualTo("boss");
        assertThat(allowed.getNegotiatedProperty("org.sasl4j.authentication.id"))
                .isEqualTo("alice");

        SaslServer refused = server("EXTERNAL", ALICE, Answers.none());
        assertFails(
                Reason.NOT_AUTHORIZED, "must answer AuthorizeCallback", () -> refused.evaluateResponse(utf8("boss")));
        LogLines.claim(); // unless an earlier test made it say that such handlers leave this unanswered
    }

    @Test
    @DisplayName("E2: org.sasl4j.external.identity may be a resolver, which reads the connection")
    void asksResolver() throws SaslException {
        IdentityResolver resolver =
                connection -> connection == Connection.plaintext() ? List.of("by connection") : List.of();
        Map<String, Object> props =
                Map.of("org.sasl4j.external.identity", resolver, "org.sasl4j.connection", Connection.plaintext());
        SaslServer server = server("EXTERNAL", props, null);

        server.evaluateResponse(new byte[0]);

        assertThat(server.getAuthorizationID()).isEqualTo("by connection");
    }

    @Test
    @DisplayName("E2: a resolver that fails is a temporary failure with its cause, not a refusal")
    void reportsBrokenResolver() throws SaslException {
        IdentityResolver broken = connection -> {
            throw new IllegalStateException("directory down");
        };
        SaslServer server = server("EXTERNAL", Map.of("org.sasl4j.external.identity", broken), null);

        var failure = assertFails(Reason.TEMPORARY, "EXTERNAL", () -> server.evaluateResponse(new byte[0]));

        assertThat(failure).hasRootCauseMessage("directory down");
    }

    @Test
    @DisplayName("E3: over a channel that is not confidential it no longer passes POLICY_NOPLAINTEXT")
    void isAsStrongAsChannel() throws SaslException {
        Map<String, Object> unknown = Map.of(Sasl.POLICY_NOPLAINTEXT, "true");
        Map<String, Object> bare =
                Map.of(Sasl.POLICY_NOPLAINTEXT, "true", "org.sasl4j.connection", Connection.plaintext());

        assertThat(client("EXTERNAL", unknown, null)).isNotNull();
        assertThat(client("EXTERNAL", bare, null)).isNull();
        assertThat(server("EXTERNAL", bare, null)).isNull();
    }

    @Test
    @DisplayName("E3: EXTERNAL is not anonymous, so NOANONYMOUS allows it (SunSASL does too, Elytron does not)")
    void isNotAnonymous() throws SaslException {
        assertThat(client("EXTERNAL", Map.of(Sasl.POLICY_NOANONYMOUS, true), null))
                .isNotNull();
    }
}
