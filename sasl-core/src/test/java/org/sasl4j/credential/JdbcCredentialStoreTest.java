package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sasl4j.CredentialStore;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Fact;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.credential.JdbcCredentialStore.Parameter;
import org.sasl4j.mechanism.TestLogins;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramForm;
import org.sasl4j.mechanism.scram.ScramKeys;

@DisplayName("13, users: users in SQL")
class JdbcCredentialStoreTest {
    private static final Mechanism PLAIN = TestLogins.mechanism("PLAIN");
    private static final Mechanism DIGEST = TestLogins.mechanism("DIGEST-MD5");
    private static final Secret SERVER_SECRET = Secret.of("the server's".toCharArray());
    private static final String DIGEST_FORM = "here:" + "0".repeat(32);

    @TempDir
    private Path folder;

    private static String keys(Hash hash, String password) throws MechanismException {
        try (Secret secret = Secret.of(password.toCharArray())) {
            return ScramForm.RFC_5803.write(ScramKeys.newCredential(hash, secret, 4096));
        }
    }

    private static boolean letsIn(CredentialStore store, String user, String password) throws MechanismException {
        try (Secret secret = Secret.of(password.toCharArray())) {
            return StoreServerContext.of(store).verify(PLAIN, user, secret).equals(user);
        } catch (MechanismException e) {
            if (e.reason() == Reason.REFUSED) {
                return false;
            }
            throw e;
        }
    }

    private static Optional<Hash> hash(CredentialStore store, String user, Hash hash) throws MechanismException {
        return store.find(user, "", TestLogins.mechanism("SCRAM-" + hash))
                .map(account -> ((ScramCredential) account.credential()).hash());
    }

    private static void assertTemporary(CredentialStore store) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> letsIn(store, "juliet", "pencil"))
                .withMessage("the credentials cannot be read at the moment")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "13, users: the library's own table takes several hashes of a user, replaces all of them, and lets them go")
    void keepsUsersInItsOwnTable(Database database) throws Exception {
        DataSource source = database.with(folder, JdbcCredentialStore.TABLE);
        JdbcCredentialStore store = JdbcCredentialStore.of(source, SERVER_SECRET);

        store.set("jul\u00adiet", List.of(keys(Hash.SHA_256, "pencil"), keys(Hash.SHA_512, "pencil"), DIGEST_FORM));
        store.set("romeo", List.of("{PLAIN}montague"));

        assertThat(hash(store, "juliet", Hash.SHA_256)).contains(Hash.SHA_256);
        assertThat(hash(store, "juliet", Hash.SHA_512)).contains(Hash.SHA_512);
        assertThat(hash(store, "juliet", Hash.SHA_1)).isEmpty();
        assertThat(store.find("juliet", "here", DIGEST)).isPresent();
        assertThat(store.find("juliet", "there", DIGEST)).isEmpty();
        assertThat(letsIn(store, "juliet", "pencil")).isTrue();
        assertThat(letsIn(store, "juliet", "pencils")).isFalse();
        assertThat(letsIn(store, "romeo", "montague")).isTrue();

        store.set("juliet", List.of("{PLAIN}pencils"));
        assertThat(letsIn(store, "juliet", "pencils")).isTrue();
        assertThat(store.remove("nobody")).isFalse();
        assertThat(store.remove("juliet")).isTrue();
        assertThat(store.remove("juliet")).isFalse();
        assertThat(letsIn(store, "juliet", "pencils")).isFalse();
        assertThat(letsIn(store, "romeo", "montague")).isTrue();
        assertThat(store.supports(PLAIN)).isEqualTo(Fact.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("13, users: a table of the application's, of several columns, some NULL, and several rows")
    void findsUsersWhereAQueryDoes(Database database) throws Exception {
        DataSource source = database.with(
                folder,
                "create table people (login varchar(99), sha256 varchar(999), sha512 varchar(999))",
                "insert into people values ('juliet', '" + keys(Hash.SHA_256, "pencil") + "', null)",
                "insert into people values ('juliet', null, '" + keys(Hash.SHA_512, "pencil") + "')",
                "insert into people values ('nobody', null, null)");
        JdbcCredentialStore store = JdbcCredentialStore.builder(source, SERVER_SECRET)
                .query("select sha256, sha512 from people where login = ?")
                .build();

        assertThat(hash(store, "juliet", Hash.SHA_256)).contains(Hash.SHA_256);
        assertThat(hash(store, "juliet", Hash.SHA_512)).contains(Hash.SHA_512);
        assertThat(letsIn(store, "juliet", "pencil")).isTrue();
        assertThat(letsIn(store, "nobody", "pencil")).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> store.set("juliet", List.of("{PLAIN}x")));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("13, users: the realm is a parameter where the query has one")
    void asksForARealm(Database database) throws Exception {
        DataSource source = database.with(
                folder,
                "create table people (login varchar(99), realm varchar(99), form varchar(999))",
                "insert into people values ('juliet', 'here', '" + DIGEST_FORM + "')",
                "insert into people values ('juliet', '', '{PLAIN}pencil')");
        JdbcCredentialStore.Builder builder = JdbcCredentialStore.builder(source, SERVER_SECRET)
                .query("select form from people where realm = ? and login = ?", Parameter.REALM, Parameter.NAME);
        JdbcCredentialStore store = builder.build();

        assertThat(store.find("juliet", "here", DIGEST)).isPresent();
        assertThat(store.find("juliet", "there", DIGEST)).isEmpty();
        assertThat(letsIn(store, "juliet", "pencil")).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> builder.writing((connection, name, forms) -> {}));
    }

    /** A store in a table of people, whom it finds by their names in any case. */
    private static JdbcCredentialStore.Builder ignoringCase(DataSource source) {
        return JdbcCredentialStore.builder(source, SERVER_SECRET)
                .query("select form, login as kept from people where lower(login) = lower(?)")
                .nameColumn("KEPT");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("13, users: where a database takes one name for another, whoever logs in acts as the one that is kept")
    void answersTheNameThatIsKept(Database database) throws Exception {
        DataSource source = database.with(
                folder,
                "create table people (login varchar(99), form varchar(999))",
                "insert into people values ('juliet', '{PLAIN}pencil')",
                "insert into people values ('romeo', '" + keys(Hash.SHA_256, "montague") + "')",
                "insert into people values ('Romeo', '" + DIGEST_FORM + "')");
        JdbcCredentialStore store = ignoringCase(source).build();

        assertThat(store.find("JULIET", "", PLAIN).map(Account::user)).contains("juliet");
        assertThat(store.find("romeo", "", PLAIN)).isEmpty();
        assertThat(LogLines.claim()).hasSize(1).first().asString().contains("rows of several users");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("13, users: and what is changed of that user is written under the name that is kept")
    void changesTheUserWhoIsKept(Database database) throws Exception {
        DataSource source = database.with(
                folder,
                "create table people (login varchar(99), form varchar(999))",
                "insert into people values ('juliet', '{PLAIN}pencil')",
                "insert into people values ('romeo', '{PLAIN}montague')",
                "insert into people values ('Romeo', '{PLAIN}montague')");
        List<String> written = new ArrayList<>();
        JdbcCredentialStore store = ignoringCase(source)
                .writing((connection, name, forms) -> written.add(name))
                .build();

        store.set("JULIET", List.of("{PLAIN}pencils"));
        store.set("nurse", List.of("{PLAIN}pencils"));

        assertThat(written).containsExactly("juliet", "nurse");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.set("ROMEO", List.of("{PLAIN}x")))
                .withMessageContaining("rows of several users");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "13, users: a form that is wrong refuses its user and nobody else, and is logged once, without what it says")
    void refusesTheUserOfAWrongForm(Database database) throws Exception {
        DataSource source = database.with(
                folder,
                JdbcCredentialStore.TABLE,
                "insert into sasl_credential values ('juliet', 0, 'md5secret')",
                "insert into sasl_credential values ('nurse', 0, 'md5secrets')",
                "insert into sasl_credential values ('tybalt', 0, '{PLAIN}x')",
                "insert into sasl_credential values ('tybalt', 1, '{PLAIN}y')",
                "insert into sasl_credential values ('romeo', 0, '{PLAIN}montague')");
        JdbcCredentialStore store = JdbcCredentialStore.of(source, SERVER_SECRET);

        for (String user : new String[] {"juliet", "nurse", "tybalt", "juliet"}) {
            assertThat(store.find(user, "", PLAIN)).as(user).isEmpty();
        }

        assertThat(letsIn(store, "romeo", "montague")).isTrue();
        assertThat(LogLines.claim()).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("WARNING what a database keeps of a user is wrong, and refuses this user")
                .doesNotContain("secret"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("13, users: names that are SQL are names of nobody")
    void takesNamesForNames(Database database) throws Exception {
        DataSource source = database.with(folder, JdbcCredentialStore.TABLE);
        JdbcCredentialStore store = JdbcCredentialStore.of(source, SERVER_SECRET);
        store.set("juliet", List.of("{PLAIN}pencil"));

        for (String name : new String[] {
            "' or 1=1 --", "juliet' --", "'; delete from sasl_credential; --", "\\", "?", "\"", "%", "julie_"
        }) {
            assertThat(letsIn(store, name, "pencil")).as(name).isFalse();
            assertThat(store.remove(name)).as(name).isFalse();
            store.set(name, List.of("{PLAIN}" + name));
            assertThat(letsIn(store, name, name)).as(name).isTrue();
        }
        assertThat(letsIn(store, "juliet", "pencil")).isTrue();
    }

    @Test
    @DisplayName("13, users: a database that cannot answer is no wrong password, neither to find nor to set one")
    void aDatabaseThatIsDownIsNoWrongPassword() throws Exception {
        JdbcCredentialStore noTable = JdbcCredentialStore.of(Database.H2.empty(folder), SERVER_SECRET);
        assertTemporary(noTable);
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> noTable.set("juliet", List.of("{PLAIN}pencil")))
                .withMessageContaining("SQLState 42")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
    }

    @Test
    @DisplayName("13, users: a table of users is not opened without a server secret")
    void needsAServerSecret() throws Exception {
        DataSource source = Database.H2.empty(folder);

        for (Secret none : new Secret[] {null, Secret.copyOf(new byte[0])}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JdbcCredentialStore.of(source, none))
                    .withMessageContaining("a server secret that is not empty");
        }
    }

    @Test
    @DisplayName("13, users: strangers are like those whom this store has found, and unlike other stores'")
    void pretendsByWhatItHasFound() throws Exception {
        StoreServerContext server = StoreServerContext.of(
                JdbcCredentialStore.of(Database.H2.with(folder, JdbcCredentialStore.TABLE), SERVER_SECRET));
        JdbcCredentialStore store =
                JdbcCredentialStore.of(Database.H2.with(folder, JdbcCredentialStore.TABLE), SERVER_SECRET);
        store.set("juliet", List.of(keys(Hash.SHA_256, "pencil").replace("$4096:", "$5000:")));
        Mechanism scram = TestLogins.mechanism("SCRAM-SHA-256");

        assertThat(StoreServerContext.of(store).find(scram, "juliet", "")).isPresent();

        assertThat(StoreServerContext.of(store)
                        .decoy(scram, "nobody")
                        .stranger()
                        .map(Object::toString))
                .contains("ScramCredential[SHA-256, 5000, 16]");
        assertThat(server.decoy(scram, "nobody").stranger()).isEmpty();
        assertThat(server.decoy(scram, "nobody").serverSecret().matches(SERVER_SECRET))
                .isTrue();
    }
}
