package org.sasl4j.tool.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the two commands are called. */
class WireUsageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "server",
                "server --port 0 --stdio",
                "server --port 70000",
                "server --port x",
                "server --stdio --tls",
                "server --stdio --connections 5",
                "server --port 0 --allow NOSUCH",
                "server --port 0 --dialect klingon",
                "server --port 0 --timeout 0",
                "server --port 0 --users x --jdbc y",
                "server --port 0 --query x",
                "server --port 0 --client-auth x",
                "server --port 0 --tls --cert x",
                "server --port 0 --tls --keystore x",
                "client",
                "client --connect localhost",
                "client --connect localhost:70000",
                "client --connect localhost:1 --stdio",
                "client --connect localhost:1 --starttls",
                "client --connect localhost:1 --tls --plaintext",
                "client --connect localhost:1 --trust x",
                "client --connect localhost:1 --mechanism PLAIN --allow PLAIN",
                "client --connect localhost:1 --mechanism NOSUCH",
                "client --connect localhost:1 --password-stdin",
                "client --connect localhost:1 --password secret",
                "client --stdio --password-stdin --user juliet",
                "client --stdio --dialect gsasl",
                "client --stdio --user juliet"
            })
    @DisplayName("13, server and client: called wrongly they say so in one line and exit with 2")
    void calledWrongly(String line) {
        Ran ran = Ran.sasl(line.split(" "));

        assertThat(ran.err().lines()).singleElement().asString().startsWith("sasl: ");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "client"})
    @DisplayName("13, server and client: --help has an example")
    void helpHasExample(String command) {
        Ran ran = Ran.sasl(command, "--help");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("Example", "  sasl " + command + " --");
    }

    @Test
    @DisplayName("13, server: with nobody who could log in it says why, and does not listen")
    void servesNobody() {
        Ran ran = Ran.sasl("server", "--port", "0");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).startsWith("sasl: there is nothing to offer; say --users");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    @DisplayName("13, server: a users file that is wrong is one line with file and line, and not its text")
    void reportsWrongUsers(@TempDir Path folder) throws Exception {
        String users = new Papers(folder).write("users", "juliet:{NOSUCH}secretOfHers\n");
        Ran ran = Ran.sasl("server", "--port", "0", "--users", users);

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines()).singleElement().asString().contains(users, "1");
        assertThat(ran.all()).doesNotContain("secretOfHers");
    }

    @Test
    @DisplayName("13, server: a tokens file that is wrong is one line with file and line, and not its text")
    void reportsWrongTokens(@TempDir Path folder) throws Exception {
        String tokens = new Papers(folder).write("tokens", "\nsecretOfHers\n");
        Ran ran = Ran.sasl("server", "--port", "0", "--tokens", tokens);

        assertThat(ran.err().strip()).isEqualTo("sasl: " + tokens + " line 2 is not token:user");
    }
}
