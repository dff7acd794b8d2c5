package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;

@DisplayName("13, users: users in SQL that are changed")
class JdbcTransactionTest {
    private static final Secret SERVER_SECRET = Secret.of("the server's".toCharArray());
    private static final int THREADS = 4;
    private static final int CHANGES_EACH = 10;

    @TempDir
    private Path folder;

    /** All that is kept. */
    private static List<String> kept(JdbcCredentialStore store, String user) throws IOException {
        List<String> forms = new ArrayList<>();
        store.change(user, kept -> {
            forms.addAll(kept);
            return kept;
        });
        return forms;
    }

    private static String form(String realm) {
        return realm + ':' + "0".repeat(32);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("13, users: what goes wrong in the middle leaves all as it was, and the error repeats no form")
    void isUndone(Database database) throws Exception {
        DataSource source = database.with(
                folder,
                JdbcCredentialStore.TABLE.replace(
                        "not null, primary", "not null check (form <> '{PLAIN}bad'), primary"));
        JdbcCredentialStore store = JdbcCredentialStore.of(source, SERVER_SECRET);
        store.set("juliet", List.of(form("a"), form("b")));

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> store.set("juliet", List.of("{PLAIN}bad")))
                .withNoCause()
                .withMessageContaining("SQLState")
                .withMessageNotContaining("bad");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.set("juliet", List.of(form("c"), form("d".repeat(1000)))))
                .withMessageContaining("room");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.set("juliet", List.of(form("c"), "{PLAIN}x")))
                .withMessageContaining("stored form 2");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.change("juliet", kept -> {
                    throw new IOException("no");
                }))
                .withMessage("no");
        assertThat(kept(store, "juliet")).containsExactly(form("a"), form("b"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("13, users: what the table has no room for is refused before a database may cut it")
    void refusesWhatIsTooLong(Database database) throws Exception {
        JdbcCredentialStore store =
                JdbcCredentialStore.of(database.with(folder, JdbcCredentialStore.TABLE), SERVER_SECRET);
        String longestName = "j".repeat(255);
        String longestForm = "{PLAIN}" + "x".repeat(1024 - "{PLAIN}".length());

        store.set(longestName, List.of(longestForm));

        assertThat(kept(store, longestName)).containsExactly(longestForm);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.set(longestName + "j", List.of("{PLAIN}x")))
                .withMessageContaining("a user name of 255 characters, and this one has 256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.set("juliet", List.of(longestForm + "x")))
                .withMessageContaining("a stored form of 1024 characters, and this one has 1025");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("13, users: what the application writes is one transaction as well, and is tried again")
    void triesAgain(Database database) throws Exception {
        DataSource source = database.with(
                folder,
                "create table people (login varchar(99), form varchar(999))",
                "insert into people values ('juliet', '{PLAIN}pencil')");
        AtomicBoolean failed = new AtomicBoolean();
        JdbcCredentialStore store = JdbcCredentialStore.builder(source, SERVER_SECRET)
                .query("select form from people where login = ?")
                .writing((connection, name, forms) -> {
                    run(connection, "delete from people where login = ?", name);
                    if (!failed.getAndSet(true)) {
                        throw new SQLException("somebody else was faster");
                    }
                    for (String form : forms) {
                        run(connection, "insert into people values (?, ?)", name, form);
                    }
                })
                .build();

        assertThat(store.change("juliet", kept -> List.of(kept.get(0) + "s"))).isTrue();

        assertThat(failed).isTrue();
        assertThat(kept(store, "juliet")).containsExactly("{PLAIN}pencils");
        try (Connection connection = source.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    private static void run(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("13, users: those who change one user at once lose nothing of each other's")
    void losesNothing(Database database) throws Exception {
        JdbcCredentialStore store =
                JdbcCredentialStore.of(database.with(folder, JdbcCredentialStore.TABLE), SERVER_SECRET);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> all = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < CHANGES_EACH; i++) {
                own.add(form(thread + "-" + i));
            }
            wanted.addAll(own);
            all.add(threads.submit(() -> {
                for (String form : own) {
                    store.change("juliet", kept -> {
                        List<String> more = new ArrayList<>(kept);
                        more.add(form);
                        return more;
                    });
                }
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();

        assertThat(kept(store, "juliet")).containsExactlyInAnyOrderElementsOf(wanted);
    }
}
