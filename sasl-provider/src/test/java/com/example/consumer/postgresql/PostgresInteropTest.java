package com.example.consumer.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Standing;
import com.example.consumer.postgresql.PgConnection.ErrorResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramForm;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.ForkedJvm;
import org.sasl4j.provider.Ours;
import org.sasl4j.tls.TestCertificate;
import org.sasl4j.tls.TestTls;
import org.sasl4j.tool.SaslCommand;

/** A whole PostgreSQL, met by our client over its protocol, and what it keeps of passwords, read and written by us. */
@Tag("heavy")
class PostgresInteropTest {
    private static final String REFUSED = "28P01"; // invalid_password

    private static Postgres postgres;
    private static SSLContext tls;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        TestCertificate certificate = TestCertificate.rsa("localhost");
        tls = TestTls.context(TestTls.jsse(), null, certificate.certificate());
        postgres = Postgres.start(folder, certificate);
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    /** The mechanism of a connection and a way to open one. */
    private enum Way {
        SCRAM_SHA_256 {
            @Override
            PgConnection open() throws Exception {
                return PgConnection.plaintext(postgres.port());
            }
        },
        SCRAM_SHA_256_PLUS {
            @Override
            PgConnection open() throws Exception {
                return PgConnection.tls(postgres.port(), tls);
            }
        };

        abstract PgConnection open() throws Exception;

        String answeredByUs() {
            return "client of " + name().replace('_', '-') + ": ours";
        }
    }

    private static Stream<String> passwords() {
        return Stream.of(
                "secret",
                "p\u00e4ss w\u00f6rd",
                "\u2168 is IX",
                "soft\u00adhyphen",
                "\u00ad",
                "bell \u0007",
                "\u0221 of Unicode 4");
    }

    static Stream<Arguments> standings() {
        return Stream.of(Standing.FIRST, Standing.LAST)
                .flatMap(standing -> Stream.of(Way.values()).map(way -> Arguments.of(standing, way)));
    }

    static Stream<Arguments> logins() {
        return standings()
                .flatMap(each -> passwords().map(password -> Arguments.of(each.get()[0], each.get()[1], password)));
    }

    private static String asSuperuser(String sql) throws Exception {
        try (PgConnection connection = PgConnection.plaintext(postgres.port())) {
            return connection.login(Postgres.SUPERUSER, "").query(sql);
        }
    }

    private static void createAlice(String password) throws Exception {
        asSuperuser("DROP ROLE IF EXISTS alice");
        asSuperuser("CREATE ROLE alice LOGIN PASSWORD '" + password + "'");
    }

    private static void assertLogsIn(Way way, String password) throws Exception {
        try (PgConnection connection = way.open()) {
            assertThat(connection.login("alice", password).query("SELECT current_user"))
                    .isEqualTo("alice");
        }
    }

    private static void assertRefused(Way way, String user, String password) throws Exception {
        try (PgConnection connection = way.open()) {
            assertThatExceptionOfType(ErrorResponse.class)
                    .isThrownBy(() -> connection.login(user, password))
                    .withMessageContaining(REFUSED);
        }
    }

    @ParameterizedTest
    @MethodSource("logins")
    @DisplayName("12, PostgreSQL: whatever the password is made of, it logs in by our client, and another does not")
    void takesEachPassword(Standing standing, Way way, String password) throws Exception {
        createAlice(password);
        standing.watched(witness -> {
            assertLogsIn(way, password);
            assertRefused(way, "alice", password + "?");
            assertRefused(way, "nobody", password);

            assertThat(witness.told()).hasSize(3).containsOnly(way.answeredByUs());
        });
    }

    @ParameterizedTest
    @MethodSource("standings")
    @DisplayName("12, PostgreSQL: after the login what is said goes on in plain, 10 octets as well as 1 MiB")
    void carriesMessages(Standing standing, Way way) throws Exception {
        createAlice("secret");
        standing.watched(witness -> {
            try (PgConnection connection = way.open().login("alice", "secret")) {
                for (int length : new int[] {10, 1 << 20}) {
                    String text = "x".repeat(length - 1) + 'y';
                    assertThat(connection.query("SELECT '" + text + "'")).isEqualTo(text);
                }
            }
            assertThat(witness.told()).containsExactly(way.answeredByUs());
        });
    }

    @Test
    @DisplayName("12, PostgreSQL: the right password on another TLS connection is refused")
    void isBoundToItsConnection() throws Exception {
        createAlice("secret");
        Standing.FIRST.watched(witness -> {
            try (TestTls.Sockets others = TestTls.sockets(TestTls.jsse(), TestCertificate.of("other"), "TLSv1.3");
                    PgConnection relayed = PgConnection.relayed(postgres.port(), tls, others.client())) {
                assertThatExceptionOfType(ErrorResponse.class)
                        .isThrownBy(() -> relayed.login("alice", "secret"))
                        .withMessageContaining("channel binding check failed");
            }
            assertThat(witness.told()).containsExactly(Way.SCRAM_SHA_256_PLUS.answeredByUs());
        });
    }

    @ParameterizedTest
    @MethodSource("passwords")
    @DisplayName("12, PostgreSQL: a server of ours lets in who is in pg_authid")
    void readsVerifier(String password) throws Exception {
        createAlice(password);

        ScramCredential credential =
                ScramForm.RFC_5803.read(asSuperuser("SELECT rolpassword FROM pg_authid WHERE rolname = 'alice'"));

        Map<String, Object> ofServer =
                Map.of("org.sasl4j.credentials", new MemoryCredentialStore().put("alice", credential));
        Map<String, Object> ofClient = Map.of("org.sasl4j.normalization", "postgresql");
        assertThat(Ours.converse(
                                Ours.client("SCRAM-SHA-256", ofClient, Answers.login("alice", password)),
                                Ours.server("SCRAM-SHA-256", ofServer, null))
                        .getAuthorizationID())
                .isEqualTo("alice");
    }

    @ParameterizedTest
    @MethodSource("passwords")
    @DisplayName("12, PostgreSQL: a verifier that we make logs in, and PostgreSQL never sees the password")
    void writesVerifier(String password) throws Exception {
        createAlice("another");
        Secret secret = Secret.of(password.toCharArray());
        ScramCredential credential = ScramKeys.newCredential(Hash.SHA_256, secret, 4096, Normalization.POSTGRESQL);
        secret.close();
        asSuperuser("ALTER ROLE alice PASSWORD '" + ScramForm.RFC_5803.write(credential) + "'");

        Standing.FIRST.watched(witness -> {
            assertLogsIn(Way.SCRAM_SHA_256, password);
            assertRefused(Way.SCRAM_SHA_256, "alice", "another");

            assertThat(witness.told()).hasSize(2).containsOnly(Way.SCRAM_SHA_256.answeredByUs());
        });
    }

    @Test
    @DisplayName("13, passwd: PostgreSQL takes a role's password from the command, and lets it in")
    void takesWhatTheCommandMakes(@TempDir Path folder) throws Exception {
        createAlice("another");
        Path password = Files.writeString(folder.resolve("password"), "sécret\n");
        List<String> made = ForkedJvm.run(
                folder,
                "=",
                "",
                SaslCommand.class,
                List.of("passwd", "--format", "postgresql", "--password-file", password.toString(), "alice"));
        asSuperuser("ALTER ROLE alice PASSWORD '" + made.get(made.size() - 1) + "'");

        Standing.FIRST.watched(witness -> {
            assertLogsIn(Way.SCRAM_SHA_256, "sécret");
            assertThat(witness.told()).containsExactly(Way.SCRAM_SHA_256.answeredByUs());
        });
        String address = "jdbc:postgresql://localhost:" + postgres.port() + "/postgres?sslmode=disable";
        try (Connection driver = DriverManager.getConnection(address, "alice", "sécret")) {
            assertThat(driver.isValid(1)).as("PostgreSQL's own driver logs in").isTrue();
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(address, "alice", "secret"));
    }

    @Test
    @DisplayName("12, PostgreSQL: without ours nobody has SCRAM")
    void needsOurs() throws Exception {
        createAlice("secret");
        Standing.ABSENT.watched(witness -> {
            try (PgConnection connection = Way.SCRAM_SHA_256.open()) {
                assertThatExceptionOfType(NullPointerException.class)
                        .isThrownBy(() -> connection.login("alice", "secret"));
            }
            assertThat(witness.told()).isEmpty();
        });
    }
}
