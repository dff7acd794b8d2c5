package org.sasl4j.tool.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sasl server with its users in a database. */
class DatabaseTest {
    private static final String DATABASE_PASSWORD = "ofTheDatabase";

    @TempDir
    private Path folder;

    private Ran logIn(Serving serving, String password) throws Exception {
        return Ran.sasl("client", "--connect", serving.address(), "--user", Papers.USER, "--password-file", password);
    }

    @Test
    @DisplayName("13, server: users may be in a database, where a query of the operator's finds them")
    void asksDatabase() throws Exception {
        Papers papers = new Papers(folder);
        String url = "jdbc:h2:" + folder.resolve("users");
        try (Connection connection = DriverManager.getConnection(url, "sa", DATABASE_PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create table people (name varchar(80), kept varchar(200))");
            statement.execute("insert into people values ('juliet', '{PLAIN}" + Papers.PASSWORD + "')");
        }
        List<String> access = List.of(
                "--jdbc",
                url,
                "--jdbc-user",
                "sa",
                "--jdbc-password-file",
                papers.write("db", DATABASE_PASSWORD),
                "--query",
                "select kept from people where name = ?");
        try (Serving serving = Serving.with(access.toArray(String[]::new))) {
            assertThat(logIn(serving, papers.password()).out().strip()).isEqualTo("in: by SCRAM-SHA-512");
            assertThat(logIn(serving, papers.wrongPassword()).exitCode()).isEqualTo(1);
            assertThat(serving.told().await("refused: ")).endsWith("(wrong password)");
        }
    }

    @Test
    @DisplayName("13, server: a database that does not answer is one line, without the address and what may be in it")
    void reportsNoDatabase() {
        Ran ran = Ran.sasl("server", "--port", "0", "--jdbc", "jdbc:nosuch:x?password=" + DATABASE_PASSWORD);

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).startsWith("sasl: the database does not answer").doesNotContain(DATABASE_PASSWORD);
    }
}
