package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.plain;
import static org.sasl4j.provider.Ours.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.credential.VerifyPasswordCallback;

class DropInServerRulesTest {
    private static final byte[] ALICE = plain("", "alice", "secret");

    @Test
    @DisplayName("rule 1: a server asks its own callback alone, then the standard ones together")
    void asksOwnCallbackAlone() throws SaslException {
        Answers handler = Answers.user("alice", "secret").authorising();

        server("PLAIN", Ours.NONE, handler).evaluateResponse(ALICE);

        assertThat(handler.calls())
                .containsExactly(
                        List.of("VerifyPasswordCallback"),
                        List.of("NameCallback", "PasswordCallback"),
                        List.of("AuthorizeCallback"));
    }

    @ParameterizedTest
    @DisplayName("rule 1: whatever a handler does with our own callback, its standard answer counts")
    @EnumSource(Answers.Unknown.class)
    void standardAnswerCounts(Answers.Unknown way) throws SaslException {
        Answers handler = Answers.user("alice", "secret").authorising().otherwise(way);
        SaslServer right = server("PLAIN", Ours.NONE, handler);
        SaslServer wrong = server("PLAIN", Ours.NONE, handler);

        right.evaluateResponse(ALICE);

        assertThat(right.isComplete()).isTrue();
        assertFails(Reason.REFUSED, "wrong", () -> wrong.evaluateResponse(plain("", "alice", "guess")));
    }

    @Test
    @DisplayName("rule 1: a store that is down behind our own callback does not read as a wrong password")
    void ownFailureCountsWithoutStandardAnswer() throws SaslException {
        Answers handler = Answers.none()
                .on(VerifyPasswordCallback.class, (callback, together) -> {
                    throw new IOException("directory down");
                })
                .otherwise(Answers.Unknown.IGNORED);
        SaslServer server = server("PLAIN", Ours.NONE, handler);

        var failure = assertFails(Reason.TEMPORARY, "at the moment", () -> server.evaluateResponse(ALICE));

        assertThat(failure).hasRootCauseMessage("directory down");
    }

    @Test
    @DisplayName("rule 1: a server whose handler knows nothing says what it must know, in the cause only")
    void saysWhatHandlerMustKnow() throws SaslException {
        for (CallbackHandler handler : new CallbackHandler[] {null, Answers.none()}) {
            SaslServer server = server("PLAIN", Ours.NONE, handler);

            var failure = assertFails(Reason.TEMPORARY, "cannot judge", () -> server.evaluateResponse(ALICE));

            assertThat(failure.getMessage()).doesNotContain("CallbackHandler");
            assertThat(failure).rootCause().hasMessageContaining("VerifyPasswordCallback");
        }
    }

    @Test
    @DisplayName("rule 3: a server's NameCallback carries the client's name as default, so stateless handlers can look")
    void serverTellsNameAsDefault() throws SaslException {
        List<String> names = new ArrayList<>();
        Answers handler = Answers.user("alice", "secret")
                .on(NameCallback.class, (callback, together) -> names.add(callback.getDefaultName()));

        server("PLAIN", Ours.NONE, handler).evaluateResponse(ALICE);

        assertThat(names).containsExactly("alice");
    }

    @ParameterizedTest
    @DisplayName("rule 5: the verify callback decides, and the password is not asked for then")
    @ValueSource(booleans = {true, false})
    void verifyCallbackDecides(boolean right) throws SaslException {
        Answers handler = Answers.user("alice", "secret")
                .on(VerifyPasswordCallback.class, (callback, together) -> callback.setVerified(right));
        SaslServer server = server("PLAIN", Ours.NONE, handler);
        byte[] message = plain("", "alice", right ? "other" : "secret");

        if (right) {
            server.evaluateResponse(message);
        } else {
            assertFails(Reason.REFUSED, "wrong", () -> server.evaluateResponse(message));
        }

        assertThat(server.isComplete()).isEqualTo(right);
        assertThat(handler.calls()).doesNotContain(List.of("NameCallback", "PasswordCallback"));
    }

    @Test
    @DisplayName("rule 5: a server without an own answer compares what PasswordCallback says; null is a refusal")
    void comparesPassword() throws SaslException {
        SaslServer right = Ours.plainServer();
        right.evaluateResponse(ALICE);
        assertThat(right.getAuthorizationID()).isEqualTo("alice");

        SaslServer unknown = Ours.plainServer();
        assertFails(Reason.REFUSED, "wrong", () -> unknown.evaluateResponse(plain("", "bob", "secret")));
    }

    @Test
    @DisplayName("rule 6: a failing AuthorizeCallback is temporary, not a refusal")
    void failingAuthoriserIsTemporary() throws SaslException {
        SaslServer server = server(
                "PLAIN",
                Ours.NONE,
                Answers.user("alice", "secret").on(AuthorizeCallback.class, (callback, together) -> {
                    throw new IllegalStateException("groups down");
                }));

        var failure = assertFails(Reason.TEMPORARY, "at the moment", () -> server.evaluateResponse(ALICE));

        assertThat(failure).hasRootCauseMessage("groups down");
    }
}
