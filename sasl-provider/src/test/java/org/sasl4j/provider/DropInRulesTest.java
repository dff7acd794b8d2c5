package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.client;
import static org.sasl4j.provider.Ours.plain;
import static org.sasl4j.provider.Ours.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;

class DropInRulesTest {
    private static final byte[] ALICE = plain("", "alice", "secret");

    @Test
    @DisplayName("rule 2: the default of a client's NameCallback is the authzid, and there is none where it is empty")
    void defaultNameIsAuthorizationId() throws SaslException {
        List<String> defaults = new ArrayList<>();
        Answers handler = Answers.login("alice", "secret").on(NameCallback.class, (callback, together) -> {
            defaults.add(callback.getDefaultName());
            callback.setName("alice");
        });

        client("PLAIN", "boss", Ours.NONE, handler).evaluateChallenge(null);
        client("PLAIN", "", Ours.NONE, handler).evaluateChallenge(null);
        client("PLAIN", null, Ours.NONE, handler).evaluateChallenge(null);

        assertThat(defaults).containsExactly("boss", null, null);
    }

    @Test
    @DisplayName("rule 2: a null name is the default name, and without one a failure that says so")
    void nullNameIsDefaultName() throws SaslException {
        Answers handler = Answers.login("alice", "secret").on(NameCallback.class, (callback, together) -> {});

        assertThat(client("PLAIN", "boss", Ours.NONE, handler).evaluateChallenge(null))
                .isEqualTo(plain("boss", "boss", "secret"));

        SaslClient nameless = client("PLAIN", null, Ours.NONE, handler);
        assertFails(Reason.ABORTED, "no user name", () -> nameless.evaluateChallenge(null));
    }

    @ParameterizedTest
    @DisplayName("rule 3: Name and Password together, Name first")
    @ValueSource(strings = {"PLAIN", "FOO"})
    void asksNameAndPasswordTogether(String mechanism) throws SaslException {
        Answers handler = Answers.login("alice", "secret");

        client(mechanism, Ours.WITH_FOO, handler).evaluateChallenge(null);

        assertThat(handler.calls()).containsExactly(List.of("NameCallback", "PasswordCallback"));
    }

    @ParameterizedTest
    @DisplayName("rule 6: a failing standard callback ends both sides' exchange as temporary, with its cause")
    @ValueSource(booleans = {true, false})
    void failingHandlerIsTemporary(boolean checked) throws SaslException {
        Answers handler = Answers.user("alice", "secret").on(PasswordCallback.class, (callback, together) -> {
            if (checked) {
                throw new IOException("disk gone");
            }
            throw new IllegalStateException("disk gone");
        });
        SaslServer server = server("PLAIN", Ours.NONE, handler);
        SaslClient client = client("PLAIN", Ours.NONE, handler);

        var byServer = assertFails(Reason.TEMPORARY, "at the moment", () -> server.evaluateResponse(ALICE));
        var byClient = assertFails(Reason.TEMPORARY, "at the moment", () -> client.evaluateChallenge(null));

        assertThat(byServer).hasRootCauseMessage("disk gone");
        assertThat(byClient).hasRootCauseMessage("disk gone");
        assertThat(byServer.getMessage()).doesNotContain("disk");
    }

    @Test
    @DisplayName("rule 6: a password set before the handler failed is wiped")
    void wipesPasswordOfFailedCall() throws SaslException {
        List<PasswordCallback> kept = new ArrayList<>();
        Answers handler = Answers.login("alice", "secret").on(PasswordCallback.class, (callback, together) -> {
            callback.setPassword("secret".toCharArray());
            kept.add(callback);
            throw new IllegalStateException("after the fact");
        });
        SaslClient client = client("PLAIN", Ours.NONE, handler);

        assertFails(Reason.TEMPORARY, "at the moment", () -> client.evaluateChallenge(null));

        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).getPassword()).isNotEqualTo("secret".toCharArray());
    }

    @ParameterizedTest
    @DisplayName("rule 8: the client's first message is never null, whatever the first challenge was; the next is null")
    @ValueSource(strings = {"PLAIN", "FOO", "EXTERNAL", "ANONYMOUS"})
    void firstResponseIsNeverNull(String mechanism) throws SaslException {
        for (byte[] challenge : new byte[][] {null, {}}) {
            SaslClient client = client(mechanism, Ours.WITH_FOO, Answers.login("alice", "secret"));

            assertThat(client.hasInitialResponse()).isTrue();
            assertThat(client.evaluateChallenge(challenge)).isNotNull();
            assertThat(client.isComplete()).isTrue();
            assertThat(client.evaluateChallenge(challenge)).isNull();
        }
    }

    @ParameterizedTest
    @DisplayName("rule 9: the negotiated QOP is the String auth on both sides")
    @ValueSource(strings = {"PLAIN", "FOO", "EXTERNAL", "ANONYMOUS"})
    void negotiatedQopIsAuth(String mechanism) throws SaslException {
        SaslClient client = client(mechanism, Ours.WITH_FOO, Answers.login("alice", "secret"));
        SaslServer server = server(
                mechanism,
                Map.of("org.sasl4j.mechanisms", mechanism, "org.sasl4j.external.identity", "alice"),
                Answers.user("alice", "secret"));

        if (mechanism.equals("ANONYMOUS")) {
            server = server(mechanism, Ours.WITH_ANONYMOUS, null);
        }
        Ours.login(client, server);

        assertThat(client.getNegotiatedProperty(Sasl.QOP)).isEqualTo("auth");
        assertThat(server.getNegotiatedProperty(Sasl.QOP)).isEqualTo("auth");
        assertThat(server.getNegotiatedProperty(Sasl.MAX_BUFFER)).isNull();
    }

    @Test
    @DisplayName("rule 10: a missing handler fails at the first evaluate, not at creation, and says so")
    void missingHandlerFailsAtFirstEvaluate() throws SaslException {
        SaslClient client = client("PLAIN", Ours.NONE, null);

        assertFails(Reason.ABORTED, "needs a CallbackHandler", () -> client.evaluateChallenge(null));
    }

    @Test
    @DisplayName("rule 10: a missing password fails at the first evaluate and says so")
    void missingPasswordFailsAtFirstEvaluate() throws SaslException {
        Answers handler = Answers.none()
                .on(NameCallback.class, (callback, together) -> callback.setName("alice"))
                .otherwise(Answers.Unknown.IGNORED);
        SaslClient client = client("PLAIN", Ours.NONE, handler);

        assertFails(Reason.ABORTED, "no password", () -> client.evaluateChallenge(null));
    }

    @ParameterizedTest
    @DisplayName("rule 11: nothing is asked at creation")
    @ValueSource(strings = {"PLAIN", "FOO", "EXTERNAL", "ANONYMOUS"})
    void asksNothingAtCreation(String mechanism) throws SaslException {
        Answers handler = Answers.login("alice", "secret");

        assertThat(client(mechanism, Ours.WITH_FOO, handler)).isNotNull();
        assertThat(server(mechanism, Ours.WITH_FOO, handler)).isNotNull();

        assertThat(handler.calls()).isEmpty();
    }
}
