package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.converse;
import static org.sasl4j.provider.Ours.utf8;

import java.io.IOException;
import java.util.List;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramCredentialCallback;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.mechanism.scram.ScramKeysCallback;
import org.sasl4j.provider.Answers.Unknown;

class ScramServerCallbacksTest {
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final ScramCredential ALICES = Ours.keys(Hash.SHA_256, "secret");
    private static final List<String> NAME_AND_PASSWORD = List.of("NameCallback", "PasswordCallback");

    private static SaslServer server(Answers handler) throws SaslException {
        return Ours.server(SCRAM, Ours.NONE, handler);
    }

    private static SaslClient client(String name, String password) throws SaslException {
        return Ours.client(SCRAM, Ours.NONE, Answers.login(name, password));
    }

    /** A handler that has stored keys of alice and knows nothing else. */
    private static Answers storedKey() {
        return Answers.none().on(ScramCredentialCallback.class, (callback, together) -> {
            if (callback.getName().equals("alice") && callback.getHash() == Hash.SHA_256) {
                callback.setCredential(ALICES);
            }
        });
    }

    @Test
    @DisplayName("rule 1: the stored key is asked for alone, and the password not at all")
    void asksForStoredKeyAlone() throws SaslException {
        Answers handler = storedKey().authorising();
        SaslServer server = server(handler);

        converse(client("alice", "secret"), server);

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(handler.calls()).containsExactly(List.of("ScramCredentialCallback"), List.of("AuthorizeCallback"));
    }

    @ParameterizedTest
    @DisplayName("rules 1 and 3: a handler that does not know our callback is asked for Name and Password, Name first")
    @EnumSource(Unknown.class)
    void fallsBackToPassword(Unknown way) throws SaslException {
        Answers handler = Answers.user("alice", "secret").authorising().otherwise(way);
        SaslServer right = server(handler);
        SaslServer wrong = server(handler);

        converse(client("alice", "secret"), right);

        assertThat(right.getAuthorizationID()).isEqualTo("alice");
        assertThat(handler.calls())
                .containsExactly(List.of("ScramCredentialCallback"), NAME_AND_PASSWORD, List.of("AuthorizeCallback"));
        assertFails(Reason.REFUSED, "wrong", () -> converse(client("alice", "guess"), wrong));
    }

    @Test
    @DisplayName("S18: a handler that knows only stored keys refuses who has none like a wrong password")
    void refusesUnknownUserOfStoredKeys() throws SaslException {
        assertRefusedAlike(storedKey());
    }

    @ParameterizedTest
    @DisplayName("S18: a handler that leaves the password null refuses like a wrong password")
    @EnumSource(names = {"UNSUPPORTED", "IGNORED"})
    void refusesUnknownUserOfPasswords(Unknown way) throws SaslException {
        assertRefusedAlike(Answers.user("alice", "secret").otherwise(way));
    }

    @Test
    @DisplayName("S18: a handler that knows both, and has neither, refuses like a wrong password")
    void refusesUnknownUserOfBoth() throws SaslException {
        assertRefusedAlike(storedKey()
                .on(NameCallback.class, (callback, together) -> {})
                .on(PasswordCallback.class, (callback, together) -> {}));
    }

    @Test
    @DisplayName("rule 1: one that throws at our callback and has no password may be a store that is down: temporary")
    void ownFailureWithoutPasswordIsTemporary() throws SaslException {
        SaslServer server = server(Answers.user("alice", "secret").otherwise(Unknown.RUNTIME_EXCEPTION));
        SaslClient client = client("nobody", "secret");

        assertFails(Reason.TEMPORARY, "at the moment", () -> converse(client, server));
    }

    /** S18, S22: wrong password and unknown user give messages of the same length, and the same error with each. */
    private static void assertRefusedAlike(Answers handler) throws SaslException {
        byte[][] firsts = new byte[2][];
        int user = 0;
        for (String name : List.of("alice", "nobod")) {
            SaslServer server = server(handler);
            SaslClient client = client(name, "guess");
            firsts[user] = server.evaluateResponse(client.evaluateChallenge(new byte[0]));
            byte[] last = client.evaluateChallenge(firsts[user++]);

            var failure = assertFails(
                    Reason.REFUSED, "the user name or the password is wrong", () -> server.evaluateResponse(last));

            assertThat(failure).hasNoCause();
            assertThat(failure.response().orElseThrow().toByteArray()).isEqualTo(utf8("e=invalid-proof"));
            assertThat(server.isComplete()).isFalse();
        }
        assertThat(firsts[0]).hasSameSizeAs(firsts[1]);
    }

    @ParameterizedTest
    @DisplayName("rule 6: a failing standard callback plays the decoy to its end, then is temporary with its cause")
    @ValueSource(booleans = {true, false})
    void failingHandlerIsTemporaryAtTheEnd(boolean checked) throws SaslException {
        assertTemporaryAtTheEnd(
                Answers.user("alice", "secret").on(PasswordCallback.class, (callback, together) -> fail(checked)));
    }

    @ParameterizedTest
    @DisplayName("rule 6: so is a store of keys that is down, where no standard callback has an answer")
    @ValueSource(booleans = {true, false})
    void failingStoreOfKeysIsTemporaryAtTheEnd(boolean checked) throws SaslException {
        assertTemporaryAtTheEnd(
                Answers.none().on(ScramCredentialCallback.class, (callback, together) -> fail(checked)));
    }

    private static void fail(boolean checked) throws IOException {
        if (checked) {
            throw new IOException("disk gone");
        }
        throw new IllegalStateException("disk gone");
    }

    private static void assertTemporaryAtTheEnd(Answers handler) throws SaslException {
        SaslServer server = server(handler);
        SaslClient client = client("alice", "secret");
        byte[] last = client.evaluateChallenge(server.evaluateResponse(client.evaluateChallenge(null)));

        var failure = assertFails(Reason.TEMPORARY, "at the moment", () -> server.evaluateResponse(last));

        assertThat(failure).hasRootCauseMessage("disk gone");
        assertThat(failure.response().orElseThrow().toByteArray()).isEqualTo(utf8("e=other-error"));
    }

    @Test
    @DisplayName("rule 1: a handler that knows nothing is temporary too, and the cause says what it must know")
    void saysWhatHandlerMustKnow() throws SaslException {
        SaslServer server = server(Answers.none());
        SaslClient client = client("alice", "secret");
        byte[] last = client.evaluateChallenge(server.evaluateResponse(client.evaluateChallenge(null)));

        var failure = assertFails(Reason.TEMPORARY, "cannot judge", () -> server.evaluateResponse(last));

        assertThat(failure)
                .rootCause()
                .hasMessageContaining("NameCallback and PasswordCallback, or ScramCredentialCallback");
    }

    @Test
    @DisplayName("a credential of another hash is the handler's failure, and never judges a proof")
    void refusesCredentialOfAnotherHash() throws SaslException {
        SaslServer server = server(Answers.none().on(ScramCredentialCallback.class, (callback, together) -> {
            callback.setCredential(Ours.keys(Hash.SHA_512, "secret"));
        }));
        SaslClient client = client("alice", "secret");
        byte[] last = client.evaluateChallenge(server.evaluateResponse(client.evaluateChallenge(null)));

        var failure = assertFails(Reason.TEMPORARY, "at the moment", () -> server.evaluateResponse(last));

        assertThat(failure).rootCause().hasMessageContaining("SHA-512");
    }

    @Test
    @DisplayName("P3 for SCRAM: a handler that answers an empty password lets nobody in, empty password or not")
    void emptyPasswordLetsNobodyIn() throws SaslException {
        SaslServer server = server(Answers.user("alice", ""));
        SaslClient client = Ours.client(
                SCRAM,
                Ours.NONE,
                Answers.none()
                        .on(NameCallback.class, (callback, together) -> callback.setName("alice"))
                        .on(PasswordCallback.class, (callback, together) -> {})
                        .on(
                                ScramKeysCallback.class,
                                (callback, together) -> callback.setKeys(ScramKeys.clientKeys(
                                        callback.getHash(),
                                        Secret.of(new char[0]),
                                        callback.getSalt(),
                                        callback.getIterations()))));

        assertFails(Reason.REFUSED, "wrong", () -> converse(client, server));
    }

    @Test
    @DisplayName("S17: who may act as whom is asked after the proof, and not of those who fail it")
    void authorisesAfterProof() throws SaslException {
        Answers handler = storedKey()
                .on(
                        AuthorizeCallback.class,
                        (callback, together) -> callback.setAuthorized(
                                callback.getAuthorizationID().equals("boss")));
        SaslServer boss = server(handler);
        converse(Ours.client(SCRAM, "boss", Ours.NONE, Answers.login("alice", "secret")), boss);
        assertThat(boss.getAuthorizationID()).isEqualTo("boss");
        assertThat(boss.getNegotiatedProperty("org.sasl4j.authentication.id")).isEqualTo("alice");

        SaslServer other = server(handler);
        SaslClient client = Ours.client(SCRAM, "king", Ours.NONE, Answers.login("alice", "secret"));
        assertFails(Reason.NOT_AUTHORIZED, "may not act as", () -> converse(client, other));

        handler.calls().clear();
        SaslServer wrong = server(handler);
        SaslClient liar = Ours.client(SCRAM, "boss", Ours.NONE, Answers.login("alice", "guess"));
        assertFails(Reason.REFUSED, "wrong", () -> converse(liar, wrong));
        assertThat(handler.calls()).doesNotContain(List.of("AuthorizeCallback"));
    }
}
