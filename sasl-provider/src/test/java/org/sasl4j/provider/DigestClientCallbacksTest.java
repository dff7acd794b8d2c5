package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.HandMadeDigest.CHALLENGE;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.converse;
import static org.sasl4j.provider.Ours.utf8;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.RealmChoiceCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.provider.Answers.Unknown;

class DigestClientCallbacksTest {
    private static final String DIGEST = DigestPeers.MECHANISM;
    private static final String WITHOUT_REALM = CHALLENGE.replace("realm=\"localhost\",", "");
    private static final String TWO_REALMS = "realm=\"sales\",realm=\"engineering\"," + WITHOUT_REALM;
    private static final List<String> TOGETHER = List.of("RealmCallback", "NameCallback", "PasswordCallback");
    private static final List<String> CHOICE = List.of("RealmChoiceCallback", "NameCallback", "PasswordCallback");

    private static SaslClient client(Answers handler) throws SaslException {
        return Ours.client(DIGEST, Ours.NONE, handler);
    }

    private static String answer(SaslClient client, String challenge) throws SaslException {
        return new String(client.evaluateChallenge(utf8(challenge)), StandardCharsets.UTF_8);
    }

    private static String answer(Answers handler, String challenge) throws SaslException {
        return answer(client(handler), challenge);
    }

    private static SaslServer server(Map<String, ?> props) throws SaslException {
        return Ours.server(DIGEST, props, DigestPeers.user("alice", "secret"));
    }

    @Test
    @DisplayName("rules 1, 3 and 11: Realm, Name and Password in one call, at the first evaluate and not at creation")
    void asksOnceAtFirstEvaluate() throws SaslException {
        Answers handler = DigestPeers.login("alice", "secret");
        SaslClient client = client(handler);
        assertThat(client.hasInitialResponse()).isFalse();
        assertThat(handler.calls()).isEmpty();

        converse(client, server(Ours.NONE));

        assertThat(handler.calls()).containsExactly(TOGETHER);
    }

    @Test
    @DisplayName("rule 11: a client without a handler is made, and fails when it is asked")
    void failsAtFirstEvaluateWithoutHandler() throws SaslException {
        SaslClient client = client(null);

        assertFails(Reason.ABORTED, "none was given", () -> answer(client, CHALLENGE));
    }

    @Test
    @DisplayName("rule 2: the realm offered is the default, and holds where the handler leaves it alone or empty")
    void takesTheRealmOffered() throws SaslException {
        List<String> defaults = new ArrayList<>();
        for (Answers.Answer<RealmCallback> answer : List.<Answers.Answer<RealmCallback>>of(
                (callback, together) -> defaults.add(callback.getDefaultText()),
                (callback, together) -> callback.setText(""), // JNDI's, which has none
                (callback, together) -> callback.setText(null))) {
            Answers handler = Answers.login("alice", "secret").on(RealmCallback.class, answer);

            converse(client(handler), server(Ours.NONE));
        }
        assertThat(defaults).containsExactly("localhost");
    }

    @Test
    @DisplayName("rule 3: several realms are a choice of one, the first of which is the default")
    void asksForOneOfSeveral() throws SaslException {
        List<RealmChoiceCallback> asked = new ArrayList<>();
        Answers handler = Answers.login("alice", "secret").on(RealmChoiceCallback.class, (callback, together) -> {
            asked.add(callback);
            callback.setSelectedIndex(1);
        });

        assertThat(answer(handler, TWO_REALMS)).contains("realm=\"engineering\"");

        assertThat(handler.calls()).containsExactly(CHOICE);
        assertThat(asked.get(0).getChoices()).containsExactly("sales", "engineering");
        assertThat(asked.get(0).getDefaultChoice()).isZero();
        assertThat(asked.get(0).allowMultipleSelections()).isFalse();
    }

    @Test
    @DisplayName(
            "rule 1, Hadoop and UnboundID: a choice left unanswered, or answered with none there is, means the first")
    void takesTheFirstOfSeveral() throws SaslException {
        for (Answers.Answer<RealmChoiceCallback> answer : List.<Answers.Answer<RealmChoiceCallback>>of(
                (callback, together) -> {},
                (callback, together) -> callback.setSelectedIndex(2),
                (callback, together) -> callback.setSelectedIndex(-1))) {
            Answers handler = Answers.login("alice", "secret").on(RealmChoiceCallback.class, answer);

            assertThat(answer(handler, TWO_REALMS)).contains("realm=\"sales\"");
        }
        assertThat(answer(Answers.login("alice", "secret").otherwise(Unknown.IGNORED), TWO_REALMS))
                .contains("realm=\"sales\"");
    }

    @ParameterizedTest
    @DisplayName("rule 2: where no realm is offered the handler may name one, and if it does not, none is sent")
    @CsvSource({"corp, 'realm=\"corp\",'", "'', ''", ", ''"})
    void asksForARealmNobodyOffered(String realm, String sent) throws SaslException {
        List<String> defaults = new ArrayList<>();
        Answers handler = Answers.login("alice", "secret").on(RealmCallback.class, (callback, together) -> {
            defaults.add(callback.getDefaultText());
            if (realm != null) {
                callback.setText(realm);
            }
        });

        assertThat(answer(handler, WITHOUT_REALM)).startsWith("charset=utf-8,username=\"alice\"," + sent + "nonce=");

        assertThat(handler.calls()).containsExactly(TOGETHER);
        assertThat(defaults).hasSize(1).containsOnlyNulls();
    }

    @Test
    @DisplayName("rule 2: such a realm logs in at a server that offers none")
    void logsInWithARealmNobodyOffered() throws SaslException {
        Answers handler = Answers.login("alice", "secret")
                .on(RealmCallback.class, (callback, together) -> callback.setText("corp"));

        converse(client(handler), server(Map.of("org.sasl4j.digest.realm", List.of())));
    }

    @ParameterizedTest
    @DisplayName(
            "rule 3, Infinispan: a handler that does not know the realm is asked again without, and gets the first")
    @ValueSource(strings = {CHALLENGE, "realm=\"localhost\",realm=\"other\",nonce=\"n\",algorithm=md5-sess"})
    void asksAgainWithoutRealm(String challenge) throws SaslException {
        Answers handler = Answers.login("alice", "secret");

        assertThat(answer(handler, challenge)).contains("realm=\"localhost\"");

        assertThat(handler.calls()).hasSize(2).endsWith(List.of("NameCallback", "PasswordCallback"));
    }

    @ParameterizedTest
    @DisplayName("rule 3: one that does not know the name or the password is not asked again")
    @ValueSource(strings = {"", "name"})
    void doesNotAskAgainForLess(String knows) throws SaslException {
        Answers handler = Answers.none().on(RealmCallback.class, (callback, together) -> {});
        if (knows.equals("name")) {
            handler.on(NameCallback.class, (callback, together) -> callback.setName("alice"));
        }

        assertFails(Reason.ABORTED, "NameCallback and PasswordCallback", () -> answer(handler, CHALLENGE));
        assertThat(handler.calls()).containsExactly(TOGETHER);
    }

    @Test
    @DisplayName(
            "rule 2, ZooKeeper: the authzid is the default name, and a handler that returns the default logs in by it")
    void defaultNameIsTheAuthzid() throws SaslException {
        Answers handler = DigestPeers.login("", "secret")
                .on(NameCallback.class, (callback, together) -> callback.setName(callback.getDefaultName()));

        SaslServer server = converse(Ours.client(DIGEST, "alice", Ours.NONE, handler), server(Ours.NONE));

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
    }

    @ParameterizedTest
    @DisplayName("rule 2: without an authzid, or with an empty one, there is no default, and a null name fails")
    @ValueSource(strings = {"", "null"})
    void hasNoDefaultNameWithoutAuthzid(String authzid) throws SaslException {
        List<String> defaults = new ArrayList<>();
        Answers handler = DigestPeers.login("", "secret")
                .on(NameCallback.class, (callback, together) -> defaults.add(callback.getDefaultName()));
        SaslClient client = Ours.client(DIGEST, authzid.equals("null") ? null : authzid, Ours.NONE, handler);

        assertFails(Reason.ABORTED, "no user name", () -> answer(client, CHALLENGE));
        assertThat(defaults).hasSize(1).containsOnlyNulls();
    }

    @Test
    @DisplayName("rule 2: a name left null is the default, and one that is empty is none")
    void takesTheDefaultName() throws SaslException {
        Answers leaves = DigestPeers.login("", "secret").on(NameCallback.class, (callback, together) -> {});
        assertThat(answer(Ours.client(DIGEST, "alice", Ours.NONE, leaves), CHALLENGE))
                .contains("username=\"alice\"", "authzid=\"alice\"");

        SaslClient empty = Ours.client(DIGEST, "alice", Ours.NONE, DigestPeers.login("", "secret"));
        assertFails(Reason.ABORTED, "no user name", () -> answer(empty, CHALLENGE));
    }

    @ParameterizedTest
    @DisplayName("ZOOKEEPER-4839: a password left null fails, and says so")
    @EnumSource(names = {"UNSUPPORTED", "IGNORED"})
    void failsWithoutPassword(Unknown way) throws SaslException {
        Answers handler = DigestPeers.login("alice", "")
                .on(PasswordCallback.class, (callback, together) -> {})
                .otherwise(way);

        assertFails(Reason.ABORTED, "no password", () -> answer(handler, CHALLENGE));
    }

    @Test
    @DisplayName("rule 1, Angus Mail: so does a handler that ignores everything")
    void failsWithoutAnything() throws SaslException {
        Answers handler = Answers.none().otherwise(Unknown.IGNORED);

        assertFails(Reason.ABORTED, "no user name", () -> answer(handler, CHALLENGE));
    }

    @Test
    @DisplayName("a password that is no text fails, and is not told")
    void failsWithHalfACharacter() throws SaslException {
        var failure = assertFails(
                Reason.ABORTED,
                "no usable password",
                () -> answer(DigestPeers.login("alice", "hunter2\ud800"), CHALLENGE));

        assertThat(failure.toString()).doesNotContain("hunter2");
    }

    private static void fail(boolean checked) throws IOException {
        if (checked) {
            throw new IOException("keychain locked");
        }
        throw new IllegalStateException("keychain locked");
    }

    @ParameterizedTest
    @DisplayName("rule 6: a standard callback that fails is temporary, with its cause, and asked once")
    @CsvSource({
        "realm, true",
        "realm, false",
        "choice, true",
        "choice, false",
        "name, true",
        "name, false",
        "password, true",
        "password, false"
    })
    void failingHandlerIsTemporary(String at, boolean checked) throws SaslException {
        Answers handler = DigestPeers.login("alice", "secret");
        switch (at) {
            case "realm" -> handler.on(RealmCallback.class, (callback, together) -> fail(checked));
            case "choice" -> handler.on(RealmChoiceCallback.class, (callback, together) -> fail(checked));
            case "name" -> handler.on(NameCallback.class, (callback, together) -> fail(checked));
            default -> handler.on(PasswordCallback.class, (callback, together) -> fail(checked));
        }
        SaslClient client = client(handler);

        var failure = assertFails(
                Reason.TEMPORARY, "at the moment", () -> answer(client, at.equals("choice") ? TWO_REALMS : CHALLENGE));

        assertThat(failure).hasRootCauseMessage("keychain locked");
        assertThat(handler.calls()).hasSize(1);
        assertFails(Reason.TEMPORARY, "at the moment", () -> answer(client, CHALLENGE));
        assertThat(handler.calls()).hasSize(1);
    }

    @Test
    @DisplayName("the password that a handler answered is wiped")
    void wipesPassword() throws SaslException {
        List<PasswordCallback> asked = new ArrayList<>();
        Answers handler = DigestPeers.login("alice", "").on(PasswordCallback.class, (callback, together) -> {
            callback.setPassword("secret".toCharArray());
            asked.add(callback);
        });
        converse(client(handler), server(Ours.NONE));

        char[] left = asked.get(0).getPassword();
        assertThat(left == null || new String(left).isBlank()).isTrue();
    }

    @Test
    @DisplayName("nobody is asked for a password that a challenge we refuse would be answered with")
    void asksNobodyForAChallengeItRefuses() throws SaslException {
        for (String challenge : List.of(
                CHALLENGE.replace("md5-sess", "md5"),
                CHALLENGE.replace("\"auth\"", "\"auth-conf\""),
                CHALLENGE + ",nonce=\"again\"",
                "rspauth=ea40f60335c427b5527b84dbabcdfffd")) {
            Answers handler = DigestPeers.login("alice", "secret");
            SaslClient client = client(handler);

            assertThatExceptionOfType(SaslException.class).isThrownBy(() -> answer(client, challenge));
            assertThat(handler.calls()).as(challenge).isEmpty();
        }
    }

    @Test
    @DisplayName("rule 8, Kafka: an empty message before the challenge has no answer, and harms nothing")
    void waitsForTheChallenge() throws SaslException {
        SaslClient client = client(DigestPeers.login("alice", "secret"));

        assertThat(client.evaluateChallenge(new byte[0])).isNull();

        converse(client, server(Ours.NONE));
    }
}
