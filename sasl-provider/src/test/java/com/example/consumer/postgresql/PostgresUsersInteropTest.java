package com.example.consumer.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Standing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sasl4j.CredentialStore;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.credential.JdbcCredentialStore;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramForm;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;
import org.sasl4j.tls.TestCertificate;

/** A server of ours whose users are the roles of a PostgreSQL, or stand in a table there. */
@Tag("heavy")
@DisplayName("13, users: users in PostgreSQL")
class PostgresUsersInteropTest {
    private static final Secret serverSecret = Secret.of("the same on every node".toCharArray());

    private static Postgres postgres;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start(folder, TestCertificate.rsa("localhost"));
        asSuperuser(
                "create role alice login password 'secret'",
                "create role \"\u00c4nne O''Hara\" login password 'p\u00e4ss w\u00f6rd'",
                "create role nobody nologin password 'secret'",
                "create role former login password 'secret' valid until 'yesterday'",
                "create role still login password 'secret' valid until 'tomorrow'",
                "create role passwordless login",
                "create role mailserver login password 'the mail server''s'",
                "grant select (rolname, rolpassword, rolcanlogin, rolvaliduntil) on pg_catalog.pg_authid to mailserver",
                JdbcCredentialStore.TABLE,
                "grant select, insert, delete on sasl_credential to mailserver",
                "set password_encryption = 'md5'; create role old login password 'secret'");
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    private static void asSuperuser(String... statements) throws Exception {
        try (Connection connection = database(Postgres.SUPERUSER, "").getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static DataSource database(String role, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres");
        source.setUser(role);
        source.setPassword(password);
        return source;
    }

    private static DataSource database() {
        return database("mailserver", "the mail server's");
    }

    /** As README has it. */
    private static SaslServer rolesServer(DataSource database) throws SaslException {
        CredentialStore roles = JdbcCredentialStore.builder(database, serverSecret)
                .query("select rolpassword from pg_catalog.pg_authid where rolname = ? and rolcanlogin"
                        + " and (rolvaliduntil is null or rolvaliduntil > now())")
                .build();
        // PostgreSQL has prepared the passwords in a way of its own.
        Map<String, Object> properties =
                Map.of("org.sasl4j.credentials", roles, "org.sasl4j.normalization", "postgresql");
        SaslServer server = Sasl.createSaslServer("SCRAM-SHA-256", "imap", "mail.example.com", properties, null);
        return server;
    }

    private static String login(SaslServer server, String name, String password) throws SaslException {
        SaslClient client = Ours.client(
                "SCRAM-SHA-256", Map.of("org.sasl4j.normalization", "postgresql"), Answers.login(name, password));
        byte[] message = client.evaluateChallenge(new byte[0]);
        while (!server.isComplete()) {
            message = client.evaluateChallenge(server.evaluateResponse(message));
        }
        return server.getAuthorizationID();
    }

    private static void assertRefused(Reason reason, DataSource database, String name, String password) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> login(rolesServer(database), name, password))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST", "LAST"})
    @DisplayName("13, users: PostgreSQL's own roles log in to our server with the passwords they have there")
    void letsRolesIn(Standing standing) throws Exception {
        standing.run(() -> {
            assertThat(login(rolesServer(database()), "alice", "secret")).isEqualTo("alice");
            assertThat(login(rolesServer(database()), "\u00c4nne O''Hara", "p\u00e4ss w\u00f6rd"))
                    .isEqualTo("\u00c4nne O''Hara");
            assertThat(login(rolesServer(database()), "still", "secret")).isEqualTo("still");

            assertRefused(Reason.REFUSED, database(), "alice", "secrets");
            assertRefused(Reason.REFUSED, database(), "old", "secret");
            assertThat(LogLines.claim())
                    .singleElement()
                    .asString()
                    .contains("not a stored form")
                    .doesNotContain("md5");
            for (String name : new String[] {
                "nobody", "former", "passwordless", "ALICE", "alice ", "unknown", "' or 1=1 --", "alice' --"
            }) {
                assertRefused(Reason.REFUSED, database(), name, "secret");
            }
        });
    }

    @Test
    @DisplayName("13, users: a database that is down, or lets us read nothing, is no wrong password")
    void aDatabaseThatIsDownIsNoWrongPassword() throws Exception {
        Standing.FIRST.run(() -> {
            assertRefused(Reason.TEMPORARY, database("mailserver", "wrong"), "alice", "secret");
            assertRefused(Reason.TEMPORARY, database("alice", "secret"), "alice", "secret");
        });
    }

    @Test
    @DisplayName("13, users: the library's own table is made, written and read")
    void keepsUsersInItsOwnTable() throws Exception {
        DataSource database = database();
        JdbcCredentialStore users = JdbcCredentialStore.of(database, serverSecret);
        Secret password = Secret.of("wherefore".toCharArray());
        users.set("juliet", List.of(ScramForm.RFC_5803.write(ScramKeys.newCredential(Hash.SHA_256, password, 4096))));
        password.close();

        Map<String, Object> properties = Map.of("org.sasl4j.credentials", users);
        assertThat(login(Ours.server("SCRAM-SHA-256", properties, null), "juliet", "wherefore"))
                .isEqualTo("juliet");
        assertThat(users.remove("juliet")).isTrue();
        assertThat(users.remove("juliet")).isFalse();
    }

    @Test
    @DisplayName("13, users: those who change one user at once lose nothing of each other's")
    void losesNothing() throws Exception {
        JdbcCredentialStore users = JdbcCredentialStore.of(database(), serverSecret);
        List<String> wanted = Stream.iterate(0, i -> i < 20, i -> i + 1)
                .map(i -> "realm" + i + ':' + "0".repeat(32))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        for (String form : wanted) {
            all.add(threads.submit(() -> users.change("romeo", kept -> {
                List<String> more = new ArrayList<>(kept);
                more.add(form);
                return more;
            })));
        }
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();

        users.change("romeo", kept -> {
            assertThat(kept).containsExactlyInAnyOrderElementsOf(wanted);
            return kept;
        });
    }
}
