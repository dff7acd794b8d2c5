package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.plain;
import static org.sasl4j.provider.Ours.plainServer;
import static org.sasl4j.provider.Ours.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.credential.VerifyPasswordCallback;

class PlainServerTest {
    @Test
    @DisplayName("P1: [authzid] NUL authcid NUL passwd logs in, and success needs no further call")
    void logsInWithThreeFields() throws SaslException {
        SaslServer server =
                server("PLAIN", Ours.NONE, Answers.user("alice", "secret").authorising());

        assertThat(server.evaluateResponse(plain("boss", "alice", "secret"))).isNull();

        assertThat(server.isComplete()).isTrue();
        assertThat(server.getAuthorizationID()).isEqualTo("boss");
        assertThat(server.getNegotiatedProperty("org.sasl4j.authentication.id")).isEqualTo("alice");
    }

    @ParameterizedTest
    @DisplayName("P1: anything but exactly two NULs is refused, and empty fields are not swallowed")
    @ValueSource(
            strings = {
                "alice", "alice\0secret", "\0alice\0secret\0", "\0alice\0sec\0ret", "\0\0\0",
                "alice\0\0secret", "\0alice\0", "\0\0secret", "\0", "\0\0"
            })
    void refusesOtherThanTwoNulsAndEmptyFields(String message) throws SaslException {
        SaslServer server = plainServer();

        assertFails(Reason.MALFORMED, "RFC 4616 section 2", () -> server.evaluateResponse(Ours.utf8(message)));
    }

    @Test
    @DisplayName("P1: fields of 255 octets and more are taken, and multi-octet UTF-8 is read as such")
    void takesLongFields() throws SaslException {
        String name = "ü".repeat(512);
        String password = "ß€".repeat(200);
        SaslServer server =
                server("PLAIN", Ours.NONE, Answers.user(name, password).authorising());

        server.evaluateResponse(plain("ö".repeat(255), name, password));

        assertThat(server.getAuthorizationID()).isEqualTo("ö".repeat(255));
    }

    @ParameterizedTest
    @DisplayName("P1: broken UTF-8 is refused in each field")
    @ValueSource(ints = {0, 2, 4})
    void refusesBrokenUtf8(int position) throws SaslException {
        byte[] message = plain("x", "y", "z");
        message[position] = (byte) 0xC3;
        SaslServer server = plainServer();

        assertFails(Reason.MALFORMED, "is not UTF-8", () -> server.evaluateResponse(message));
    }

    @Test
    @DisplayName("P3: name and password are prepared by SASLprep before they are compared")
    void preparesBeforeComparing() throws SaslException {
        SaslServer server = server("PLAIN", Ours.NONE, Answers.user("IX", "a b"));

        server.evaluateResponse(plain("", "\u2168", "a\u00A0b")); // RFC 4013 section 3; a no-break space is a space

        assertThat(server.getAuthorizationID()).isEqualTo("IX");
    }

    @ParameterizedTest
    @DisplayName("P3: a name or password that is empty after preparation is refused, whatever the handler says")
    @ValueSource(strings = {"\u00AD\0secret", "alice\0\u00AD"})
    void refusesWhatIsEmptyAfterPreparation(String fields) throws SaslException {
        Answers yesSayer =
                Answers.none().on(VerifyPasswordCallback.class, (callback, together) -> callback.setVerified(true));
        SaslServer server = server("PLAIN", Ours.NONE, yesSayer);

        assertFails(Reason.REFUSED, "is wrong", () -> server.evaluateResponse(Ours.utf8('\0' + fields)));
    }

    @Test
    @DisplayName("P3: the password is nowhere in the exception, its causes or what is negotiated")
    void neverEchoesPassword() throws SaslException {
        SaslServer server = plainServer();

        Throwable failure =
                assertFails(Reason.REFUSED, "wrong", () -> server.evaluateResponse(plain("", "alice", "hunter2")));

        for (Throwable link = failure; link != null; link = link.getCause()) {
            assertThat(link.toString()).doesNotContain("hunter2");
        }
    }

    @Test
    @DisplayName("P3: the password shown to a verify callback is wiped after the handler has returned")
    void wipesPasswordOfVerifyCallback() throws SaslException {
        List<char[]> seen = new ArrayList<>();
        Answers handler = Answers.none().authorising().on(VerifyPasswordCallback.class, (callback, together) -> {
            seen.add(callback.getPassword());
            callback.setVerified(String.valueOf(callback.getPassword()).equals("secret"));
        });
        SaslServer server = server("PLAIN", Ours.NONE, handler);

        server.evaluateResponse(plain("", "alice", "secret"));

        assertThat(server.isComplete()).isTrue();
        assertThat(seen).containsExactly(new char[6]);
    }

    @Test
    @DisplayName("P4: an empty first response gets an empty challenge, once")
    void answersEmptyWithEmptyOnce() throws SaslException {
        SaslServer server = plainServer();

        assertThat(server.evaluateResponse(new byte[0])).isEmpty();

        assertFails(Reason.MALFORMED, "first message", () -> server.evaluateResponse(new byte[0]));
        assertThat(server.isComplete()).isFalse();
    }

    @Test
    @DisplayName("P4: after the empty challenge the login goes on")
    void goesOnAfterEmptyChallenge() throws SaslException {
        SaslServer server = plainServer();

        assertThat(server.evaluateResponse(null)).isEmpty();
        server.evaluateResponse(plain("", "alice", "secret"));

        assertThat(server.isComplete()).isTrue();
    }

    @Test
    @DisplayName("R4: an unknown user and a wrong password are told apart by nothing the peer may see")
    void doesNotTellWhetherUserExists() throws SaslException {
        for (Map<String, Object> props :
                List.of(Ours.NONE, Map.<String, Object>of("org.sasl4j.credentials", Ours.store()))) {
            SaslServer one = server("PLAIN", props, Answers.user("alice", "secret"));
            SaslServer other = server("PLAIN", props, Answers.user("alice", "secret"));

            var wrong = assertFails(Reason.REFUSED, "wrong", () -> one.evaluateResponse(plain("", "alice", "x")));
            var unknown = assertFails(Reason.REFUSED, "wrong", () -> other.evaluateResponse(plain("", "bob", "x")));

            assertThat(unknown).hasMessage(wrong.getMessage()).hasNoCause();
            assertThat(unknown.response()).isEqualTo(wrong.response());
        }
    }

    @Test
    @DisplayName("R4: acting as somebody else is refused without naming anybody")
    void refusesToActAsSomebodyElse() throws SaslException {
        SaslServer server = plainServer();

        var failure = assertFails(
                Reason.NOT_AUTHORIZED, "may not act", () -> server.evaluateResponse(plain("boss", "alice", "secret")));

        assertThat(failure.getMessage()).doesNotContain("boss").doesNotContain("alice");
    }
}
