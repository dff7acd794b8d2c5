package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.client;
import static org.sasl4j.provider.Ours.plain;

import java.util.Map;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.MechanismException.Reason;

class PlainClientTest {
    @Test
    @DisplayName("P1: sends authzid, authcid and password as they are, in UTF-8")
    void sendsThreeFields() throws SaslException {
        SaslClient client = client("PLAIN", "chéf", Ours.NONE, Answers.login("älice", "pässword"));

        assertThat(client.evaluateChallenge(new byte[0])).isEqualTo(plain("chéf", "älice", "pässword"));
    }

    @ParameterizedTest
    @DisplayName("P2: a NUL in any field is refused, so that no field can be injected")
    @CsvSource({"zNz, alice, secret", "'', alNice, secret", "'', alice, secNret"})
    void refusesNul(String authzid, String name, String password) throws SaslException {
        Answers handler = Answers.login(name.replace('N', '\0'), password.replace('N', '\0'));
        SaslClient client = client("PLAIN", authzid.replace('N', '\0'), Ours.NONE, handler);

        assertFails(Reason.ABORTED, "NUL", () -> client.evaluateChallenge(null));
        assertThat(client.isComplete()).isFalse();
    }

    @Test
    @DisplayName("P1: an empty password or name is not sent")
    void refusesEmptyFields() throws SaslException {
        SaslClient passwordless = client("PLAIN", Ours.NONE, Answers.login("alice", ""));
        assertFails(Reason.ABORTED, "password is empty", () -> passwordless.evaluateChallenge(null));

        SaslClient nameless = client("PLAIN", Ours.NONE, Answers.login("", "secret"));
        assertFails(Reason.ABORTED, "no user name", () -> nameless.evaluateChallenge(null));
    }

    @Test
    @DisplayName("P1: what UTF-8 cannot express is not sent with a substitute")
    void refusesUnpairedSurrogates() throws SaslException {
        SaslClient name = client("PLAIN", Ours.NONE, Answers.login("\uD800", "secret"));
        assertFails(Reason.ABORTED, "surrogate", () -> name.evaluateChallenge(null));

        SaslClient password = client("PLAIN", Ours.NONE, Answers.login("alice", "\uDC00x"));
        assertFails(Reason.ABORTED, "password", () -> password.evaluateChallenge(null));
    }

    @Test
    @DisplayName("P3: the char array of the PasswordCallback is wiped")
    void wipesPasswordCallback() throws SaslException {
        PasswordCallback[] seen = new PasswordCallback[1];
        Answers handler = Answers.login("alice", "x").on(PasswordCallback.class, (callback, together) -> {
            callback.setPassword("secret".toCharArray());
            seen[0] = callback;
        });

        client("PLAIN", Ours.NONE, handler).evaluateChallenge(null);

        assertThat(seen[0]).isNotNull();
        assertThat(seen[0].getPassword()).isNotEqualTo("secret".toCharArray());
    }

    @Test
    @DisplayName("RFC 4422 section 5: a server that speaks first where the client must is refused, nothing is sent")
    void refusesChallengeBeforeFirstMessage() throws SaslException {
        Answers handler = Answers.login("alice", "secret");
        SaslClient client = client("SCRAM-SHA-256", Ours.NONE, handler);

        assertFails(Reason.MALFORMED, "first one", () -> client.evaluateChallenge(new byte[] {1}));
        assertThat(client.isComplete()).isFalse();
    }

    @Test
    @DisplayName("10 D6: a PLAIN client answers whatever text the server begins with, as SunSASL's does")
    void answersAServerThatSaysGoAhead() throws Exception {
        byte[] goAhead = "go ahead".getBytes();
        SaslClient ours = client("PLAIN", Ours.NONE, Answers.login("alice", "secret"));
        assertThat(ours.evaluateChallenge(goAhead)).isEqualTo("\0alice\0secret".getBytes());
        assertThat(ours.isComplete()).isTrue();

        Registered.last(new Sasl4jProvider(), () -> {
            SaslClient sun = Sasl.createSaslClient(
                    new String[] {"PLAIN"}, null, "imap", "localhost", Map.of(), Answers.login("alice", "secret"));
            assertThat(Registered.isOurs(sun)).isFalse();
            assertThat(sun.evaluateChallenge(goAhead)).isEqualTo("\0alice\0secret".getBytes());
        });
    }
}
