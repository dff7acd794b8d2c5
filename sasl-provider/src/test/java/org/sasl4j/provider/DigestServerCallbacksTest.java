package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.converse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.digest.DigestCredential;
import org.sasl4j.mechanism.digest.DigestCredentialCallback;
import org.sasl4j.mechanism.digest.DigestKeys;
import org.sasl4j.provider.Answers.Unknown;

class DigestServerCallbacksTest {
    private static final String DIGEST = DigestPeers.MECHANISM;
    private static final List<String> ALONE = List.of("DigestCredentialCallback");
    private static final List<String> TOGETHER = List.of("RealmCallback", "NameCallback", "PasswordCallback");
    private static final List<String> WITHOUT_REALM = List.of("NameCallback", "PasswordCallback");
    private static final List<String> AUTHORIZE = List.of("AuthorizeCallback");

    private static SaslServer server(Answers handler) throws SaslException {
        return Ours.server(DIGEST, Ours.NONE, handler);
    }

    private static SaslClient client(String name, String password) throws SaslException {
        return Ours.client(DIGEST, Ours.NONE, DigestPeers.login(name, password));
    }

    private static DigestCredential hashed(String realm, String password) {
        try (Secret secret = Secret.of(password.toCharArray())) {
            return DigestKeys.derive("alice", realm, secret);
        }
    }

    /** A handler that has the hash of alice's password and knows nothing else. */
    private static Answers storedHash() {
        return Answers.none().on(DigestCredentialCallback.class, (callback, together) -> {
            if (callback.getName().equals("alice")) {
                callback.setCredential(hashed(callback.getRealm(), "secret"));
            }
        });
    }

    /** A handler that knows a name, a password and who may act as whom, and no realm. */
    private static Answers password(String password) {
        return Answers.none()
                .authorising()
                .on(NameCallback.class, (callback, together) -> {})
                .on(PasswordCallback.class, (callback, together) -> {
                    if (together.stream().anyMatch(DigestServerCallbacksTest::isForAlice)) {
                        callback.setPassword(password.toCharArray());
                    }
                });
    }

    private static boolean isForAlice(Callback callback) {
        return callback instanceof NameCallback name && "alice".equals(name.getDefaultName());
    }

    @Test
    @DisplayName("rule 1: the stored hash is asked for alone, by user and realm, and the password not at all")
    void asksForStoredHashAlone() throws SaslException {
        Answers handler = Answers.none()
                .on(DigestCredentialCallback.class, (callback, together) -> {
                    assertThat(callback.getName() + '@' + callback.getRealm()).isEqualTo("alice@localhost");
                    callback.setCredential(hashed("localhost", "secret"));
                })
                .authorising();
        SaslServer server = server(handler);

        converse(client("alice", "secret"), server);

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(handler.calls()).containsExactly(ALONE, AUTHORIZE);
    }

    @ParameterizedTest
    @DisplayName("rules 1 and 3: a handler that does not know our callback is asked Realm, Name, Password in one call")
    @EnumSource(Unknown.class)
    void fallsBackToPassword(Unknown way) throws SaslException {
        Answers handler = DigestPeers.user("alice", "secret").otherwise(way);
        SaslServer right = server(handler);
        SaslServer wrong = server(handler);

        converse(client("alice", "secret"), right);

        assertThat(right.getAuthorizationID()).isEqualTo("alice");
        assertThat(handler.calls()).containsExactly(ALONE, TOGETHER, AUTHORIZE);
        assertFails(Reason.REFUSED, "wrong", () -> converse(client("alice", "guess"), wrong));
    }

    @Test
    @DisplayName("rules 2 and 3: the realm chosen and the name sent are the defaults of what is asked")
    void asksWithDefaults() throws SaslException {
        List<String> defaults = new ArrayList<>();
        Answers handler = DigestPeers.user("alice", "secret")
                .on(RealmCallback.class, (callback, together) -> defaults.add(callback.getDefaultText()))
                .on(NameCallback.class, (callback, together) -> defaults.add(callback.getDefaultName()));

        converse(
                client("alice", "secret"),
                Ours.server(DIGEST, Map.of("org.sasl4j.digest.realm", "sales engineering"), handler));

        assertThat(defaults).containsExactly("sales", "alice");
    }

    @Test
    @DisplayName("rule 2: without a realm the callback has no default, which javax would refuse if it were empty")
    void asksWithoutRealm() throws SaslException {
        List<String> defaults = new ArrayList<>();
        Answers handler = DigestPeers.user("alice", "secret")
                .on(RealmCallback.class, (callback, together) -> defaults.add(callback.getDefaultText()));

        converse(client("alice", "secret"), Ours.server(DIGEST, Map.of("org.sasl4j.digest.realm", List.of()), handler));

        assertThat(defaults).hasSize(1).containsOnlyNulls();
    }

    @ParameterizedTest
    @DisplayName("rule 3: a handler that does not know the realm is asked again without; what it ignores is asked once")
    @EnumSource(names = {"UNSUPPORTED", "IGNORED"})
    void asksAgainWithoutRealm(Unknown way) throws SaslException {
        Answers handler = password("secret").otherwise(way).authorising();

        converse(client("alice", "secret"), server(handler));

        assertThat(handler.calls())
                .isEqualTo(
                        way == Unknown.UNSUPPORTED
                                ? List.of(ALONE, TOGETHER, WITHOUT_REALM, AUTHORIZE)
                                : List.of(ALONE, TOGETHER, AUTHORIZE));
    }

    @ParameterizedTest
    @DisplayName("rule 3: one that does not know the name or the password is not, and the cause says what it must know")
    @ValueSource(strings = {"", "name"})
    void doesNotAskAgainForLess(String knows) throws SaslException {
        Answers handler = Answers.none().on(RealmCallback.class, (callback, together) -> {});
        if (knows.equals("name")) {
            handler.on(NameCallback.class, (callback, together) -> {});
        }

        var failure = assertFails(
                Reason.TEMPORARY, "cannot judge", () -> converse(client("alice", "secret"), server(handler)));

        assertThat(handler.calls()).containsExactly(ALONE, TOGETHER);
        assertThat(failure)
                .rootCause()
                .hasMessageContaining("NameCallback and PasswordCallback, or DigestCredentialCallback");
    }

    @Test
    @DisplayName("rule 1: without a handler nobody is refused; the server says that it cannot judge")
    void isTemporaryWithoutHandler() throws SaslException {
        SaslServer server = server(null);

        assertFails(Reason.TEMPORARY, "cannot judge", () -> converse(client("alice", "secret"), server));
    }

    @Test
    @DisplayName("Openfire: a handler that never calls setName leaves the name, one that does changes it")
    void takesCanonicalName() throws SaslException {
        SaslServer left = server(password("secret"));
        converse(client("alice", "secret"), left);
        assertThat(left.getNegotiatedProperty("org.sasl4j.authentication.id")).isEqualTo("alice");

        Answers canonical =
                password("secret").on(NameCallback.class, (callback, together) -> callback.setName("alice@CORP"));
        SaslServer changed = server(canonical);
        converse(client("alice", "secret"), changed);
        assertThat(changed.getAuthorizationID()).isEqualTo("alice@CORP");
    }

    /** Wrong password and unknown user give the same error, which the peer may see. */
    private static void assertRefusedAlike(Answers handler) throws SaslException {
        List<String> messages = new ArrayList<>();
        for (String name : List.of("alice", "nobody")) {
            SaslServer server = server(handler);
            SaslClient client = client(name, "guess");

            MechanismException failure = assertFails(
                    Reason.REFUSED, "the user name or the password is wrong", () -> converse(client, server));

            assertThat(failure).hasNoCause();
            assertThat(failure.response()).isEmpty();
            messages.add(failure.getMessage());
            assertThat(server.isComplete()).isFalse();
        }
        assertThat(messages.get(0)).isEqualTo(messages.get(1));
    }

    @ParameterizedTest
    @DisplayName("S18 for DIGEST-MD5: a handler that leaves the password null refuses like a wrong password")
    @EnumSource(names = {"UNSUPPORTED", "IGNORED"})
    void refusesUnknownUserOfPasswords(Unknown way) throws SaslException {
        assertRefusedAlike(DigestPeers.user("alice", "secret").otherwise(way));
        assertRefusedAlike(password("secret").otherwise(way));
    }

    @ParameterizedTest
    @DisplayName(
            "S18 for DIGEST-MD5: a handler that knows only stored hashes refuses who has none like a wrong password")
    @EnumSource(names = {"UNSUPPORTED", "IGNORED"})
    void refusesUnknownUserOfStoredHashes(Unknown way) throws SaslException {
        assertRefusedAlike(storedHash().otherwise(way));
        assertRefusedAlike(Answers.none()
                .on(
                        DigestCredentialCallback.class,
                        (callback, together) -> callback.setCredential(
                                callback.getName().equals("alice") ? hashed(callback.getRealm(), "secret") : null))
                .otherwise(way));
    }

    @Test
    @DisplayName("S18 for DIGEST-MD5: a handler that knows both, and has neither, refuses like a wrong password")
    void refusesUnknownUserOfBoth() throws SaslException {
        assertRefusedAlike(storedHash()
                .on(RealmCallback.class, (callback, together) -> {})
                .on(NameCallback.class, (callback, together) -> {})
                .on(PasswordCallback.class, (callback, together) -> {}));
    }

    @ParameterizedTest
    @DisplayName("P3 for DIGEST-MD5: a handler that answers an empty password lets nobody in, empty password or not")
    @ValueSource(strings = {"", "secret"})
    void emptyPasswordLetsNobodyIn(String typed) throws SaslException {
        for (Answers handler : List.of(password(""), DigestPeers.user("alice", ""))) {
            SaslClient sun = DigestPeers.SUN.client(null, Ours.NONE, DigestPeers.login("alice", typed));
            SaslServer server = server(handler);
            byte[] response = sun.evaluateChallenge(server.evaluateResponse(new byte[0]));

            assertFails(Reason.REFUSED, "wrong", () -> server.evaluateResponse(response));
        }
    }

    private static void fail(boolean checked) throws IOException {
        if (checked) {
            throw new IOException("disk gone");
        }
        throw new IllegalStateException("disk gone");
    }

    private static void assertTemporary(Answers handler) throws SaslException {
        SaslServer server = server(handler);
        var failure = assertFails(Reason.TEMPORARY, "at the moment", () -> converse(client("alice", "secret"), server));

        assertThat(failure).hasRootCauseMessage("disk gone");
        assertThat(failure.getMessage()).doesNotContain("disk");
        assertThat(server.isComplete()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("rule 6: a standard callback that fails is temporary, with its cause, and never a wrong password")
    @CsvSource({
        "realm, true",
        "realm, false",
        "name, true",
        "name, false",
        "password, true",
        "password, false",
        "authorize, true",
        "authorize, false"
    })
    void failingHandlerIsTemporary(String at, boolean checked) throws SaslException {
        Answers handler = DigestPeers.user("alice", "secret");
        assertTemporary(
                switch (at) {
                    case "realm" -> handler.on(RealmCallback.class, (callback, together) -> fail(checked));
                    case "name" -> handler.on(NameCallback.class, (callback, together) -> fail(checked));
                    case "password" -> handler.on(PasswordCallback.class, (callback, together) -> fail(checked));
                    default -> handler.on(AuthorizeCallback.class, (callback, together) -> fail(checked));
                });
    }

    @ParameterizedTest
    @DisplayName("rule 6: so is a store of hashes that is down, where no standard callback has an answer")
    @ValueSource(booleans = {true, false})
    void failingStoreOfHashesIsTemporary(boolean checked) throws SaslException {
        assertTemporary(Answers.none().on(DigestCredentialCallback.class, (callback, together) -> fail(checked)));
    }

    @Test
    @DisplayName("rule 1: where one has, the failure meant that the handler does not know our callback")
    void failureOfOwnCallbackDoesNotCountWithAPassword() throws SaslException {
        converse(
                client("alice", "secret"),
                server(password("secret").on(DigestCredentialCallback.class, (callback, together) -> fail(false))));
    }

    @Test
    @DisplayName("a hash of another realm is the handler's failure, and never judges a proof")
    void refusesCredentialOfAnotherRealm() throws SaslException {
        SaslServer server = server(Answers.none()
                .on(
                        DigestCredentialCallback.class,
                        (callback, together) -> callback.setCredential(hashed("elsewhere", "secret"))));

        var failure = assertFails(Reason.TEMPORARY, "at the moment", () -> converse(client("alice", "secret"), server));

        assertThat(failure).rootCause().hasMessageContaining("'localhost'").hasMessageContaining("'elsewhere'");
    }

    @Test
    @DisplayName("S17 for DIGEST-MD5: who may act as whom is asked after the proof, and not of those who fail it")
    void authorisesAfterProof() throws SaslException {
        Answers handler = storedHash()
                .on(
                        AuthorizeCallback.class,
                        (callback, together) -> callback.setAuthorized(
                                callback.getAuthorizationID().equals("boss")));
        SaslServer boss = server(handler);
        converse(Ours.client(DIGEST, "boss", Ours.NONE, DigestPeers.login("alice", "secret")), boss);
        assertThat(boss.getAuthorizationID()).isEqualTo("boss");
        assertThat(boss.getNegotiatedProperty("org.sasl4j.authentication.id")).isEqualTo("alice");

        SaslServer king = server(handler);
        SaslClient client = Ours.client(DIGEST, "king", Ours.NONE, DigestPeers.login("alice", "secret"));
        assertFails(Reason.NOT_AUTHORIZED, "may not act as", () -> converse(client, king));

        handler.calls().clear();
        SaslServer wrong = server(handler);
        SaslClient liar = Ours.client(DIGEST, "boss", Ours.NONE, DigestPeers.login("alice", "guess"));
        assertFails(Reason.REFUSED, "wrong", () -> converse(liar, wrong));
        assertThat(handler.calls()).containsExactly(ALONE);
    }

    @Test
    @DisplayName("the password that a handler answered is wiped, whatever comes of it")
    void wipesPassword() throws SaslException {
        List<PasswordCallback> asked = new ArrayList<>();
        Answers.Answer<PasswordCallback> answer = (callback, together) -> {
            callback.setPassword("secret".toCharArray());
            asked.add(callback);
        };
        converse(client("alice", "secret"), server(password("").on(PasswordCallback.class, answer)));
        assertFails(
                Reason.REFUSED,
                "wrong",
                () -> converse(client("alice", "guess"), server(password("").on(PasswordCallback.class, answer))));
        Answers failsLater = password("").on(PasswordCallback.class, (callback, together) -> {
            answer.give(callback, together);
            fail(true);
        });
        assertTemporary(failsLater);

        assertThat(asked).hasSize(3).allMatch(DigestServerCallbacksTest::isWiped);
    }

    /** As the JDK does it: with blanks, or nothing left at all. */
    private static boolean isWiped(PasswordCallback callback) {
        char[] left = callback.getPassword();
        return left == null || new String(left).isBlank();
    }

    @Test
    @DisplayName(
            "rules 8 and 9: the last message comes with success, nothing more is asked for, and the QOP is a String")
    void succeedsWithItsLastMessage() throws SaslException {
        SaslServer server = server(DigestPeers.user("alice", "secret"));
        SaslClient client = client("alice", "secret");
        byte[] last = server.evaluateResponse(client.evaluateChallenge(server.evaluateResponse(new byte[0])));

        assertThat(server.isComplete()).isTrue();
        assertThat(last).isNotEmpty();
        assertThat(client.evaluateChallenge(last)).isNull();
        assertThat(server.evaluateResponse(new byte[0])).isNull(); // Thrift answers what came with success
        assertThat(server.getNegotiatedProperty(Sasl.QOP)).isEqualTo("auth");
    }

    @Test
    @DisplayName("R2: a server that has refused refuses for good, the right response included")
    void refusesForGood() throws SaslException {
        SaslServer server = server(DigestPeers.user("alice", "secret"));
        String right = HandMadeDigest.begin(server).proving();

        assertFails(
                Reason.REFUSED,
                "wrong",
                () -> server.evaluateResponse(Ours.utf8(right.replaceAll("response=.", "response=x"))));
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> server.evaluateResponse(Ours.utf8(right)));
        assertThat(server.isComplete()).isFalse();
    }

    @Test
    @DisplayName("rule 12: one factory makes exchanges for many threads, as Hadoop has it")
    void servesManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> logins = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "user" + i;
                logins.add(() -> converse(
                                client(name, "secret of " + name), server(DigestPeers.user(name, "secret of " + name)))
                        .getAuthorizationID());
            }
            List<String> users = new ArrayList<>();
            for (Future<String> login : threads.invokeAll(logins)) {
                users.add(login.get());
            }
            assertThat(users).hasSize(200).startsWith("user0").endsWith("user199");
        } finally {
            threads.shutdown();
        }
    }
}
