package org.sasl4j.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands server and client of the finished jar, as processes. */
class SaslToolIT {
    private static final String PASSWORD = "wherefore-art-thou";
    private static final int PATIENCE = 60; // seconds
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path folder;

    private String users;
    private Path temporary;

    /** What became of a process, and what others saw of its arguments while it ran. */
    private record Ended(int exitCode, String out, String err, String seen) {
        String all() {
            return out + err + seen;
        }
    }

    @BeforeEach
    void makeFiles() throws IOException {
        users = Files.writeString(folder.resolve("users"), "juliet:{PLAIN}" + PASSWORD + "\n")
                .toString();
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    private List<String> command(String... args) {
        List<String> command = new ArrayList<>(List.of(
                JAVA.toString(),
                "-XX:-UsePerfData", // whose file is in the temporary folder
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                BuiltJars.selfContained().toString()));
        command.addAll(List.of(args));
        return command;
    }

    private static Process start(List<String> command, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would mention it on stderr
        return builder.start();
    }

    private Ended sasl(String stdin, String... args) throws Exception {
        return run(stdin, command(args));
    }

    private Ended run(String stdin, List<String> command) throws Exception {
        Path err = Files.createTempFile(folder, "err", "");
        Process process = start(command, err);
        String seen = process.info() + " "
                + String.join(" ", process.info().arguments().orElse(new String[0]));
        try (OutputStream in = process.getOutputStream()) {
            in.write(stdin.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it ended without reading, which its exit code tells
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, Files.readString(err), seen);
    }

    /** A server that ends with its first client, and where it listens. */
    private record Server(Process process, BufferedReader out, String address) implements AutoCloseable {
        String rest() throws IOException {
            return out.readLine();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private Server serve(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("server", "--port", "0", "--once", "--users", users));
        args.addAll(List.of(more));
        Process process = start(command(args.toArray(String[]::new)), Files.createTempFile(folder, "err", ""));
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("listening on ")) {
            line = out.readLine();
        }
        assertThat(line).isNotNull();
        return new Server(process, out, line.split(" ")[2]);
    }

    @Test
    @DisplayName("13, client and server: as processes over TLS they exit with 0, and what is piped in comes back")
    void logsIn() throws Exception {
        try (Server server = serve("--tls", "--verbose")) {
            Ended client = sasl(
                    PASSWORD + "\nO Romeo, Romeo \u2013\n",
                    "client",
                    "--connect",
                    server.address(),
                    "--tls",
                    "--insecure",
                    "--user",
                    "juliet",
                    "--password-stdin",
                    "--mechanism",
                    "PLAIN",
                    "--verbose");

            assertThat(client.exitCode()).as(client.all()).isZero();
            assertThat(client.err()).isEmpty();
            assertThat(client.out())
                    .contains("in: by PLAIN")
                    .endsWith("O Romeo, Romeo \u2013" + System.lineSeparator());
            assertThat(server.process().waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(server.process().exitValue()).isZero();
            assertThat(client.all()).doesNotContain(PASSWORD);
            String told = server.out().lines().reduce("", String::concat);
            assertThat(told).contains("in: juliet by PLAIN").doesNotContain(PASSWORD);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @DisplayName("13, client and server: as processes both exit with 1 for a wrong password, which nobody sees")
    void refuses() throws Exception {
        try (Server server = serve()) {
            Ended client =
                    sasl("a guess\n", "client", "--connect", server.address(), "--user", "juliet", "--password-stdin");

            assertThat(client.exitCode()).isEqualTo(1);
            assertThat(client.out()).isEmpty();
            assertThat(client.err().lines()).singleElement().asString().startsWith("sasl: refused by the server: ");
            assertThat(client.all()).doesNotContain("guess");
            assertThat(server.process().waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(server.process().exitValue()).isEqualTo(1);
            assertThat(server.rest()).startsWith("refused: SCRAM-SHA-512 from ").doesNotContain("guess");
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @DisplayName("13, client: --exec runs the server as a process whose stdin and stdout are the connection")
    void runsServer() throws Exception {
        String server = String.join(" ", command("server", "--stdio", "--users", users, "--dialect", "cyrus"));
        Ended client = sasl(
                PASSWORD + "\n",
                "client",
                "--exec",
                server,
                "--dialect",
                "cyrus",
                "--user",
                "juliet",
                "--password-stdin",
                "--mechanism",
                "DIGEST-MD5",
                "--qop",
                "auth-conf");

        assertThat(client.out().strip()).isEqualTo("in: by DIGEST-MD5, under auth-conf");
        assertThat(client.err()).contains("in: juliet by DIGEST-MD5, under auth-conf from stdin");
        assertThat(client.exitCode()).isZero();
    }

    @Test
    @DisplayName(
            "13, client and server: as processes called wrongly they exit with 2, one line on stderr, nothing on stdout")
    void calledWrongly() throws Exception {
        for (List<String> args : List.of(
                List.of("server"),
                List.of("client", "--connect", "127.0.0.1:1", "--user", "juliet"), // and nobody to ask
                List.of("client", "--connect", "127.0.0.1:1", "--password", PASSWORD))) {
            Ended ended = sasl("", args.toArray(String[]::new));

            assertThat(ended.exitCode()).as(ended.all()).isEqualTo(2);
            assertThat(ended.err().lines()).singleElement().asString().startsWith("sasl: ");
            assertThat(ended.out()).isEmpty();
        }
    }

    @Test
    @Timeout(value = PATIENCE, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // of a terminal that says nothing
    @DisplayName("13, client: on a terminal the password is asked for and not echoed")
    void asksOnTerminal() throws Exception {
        assumeTrue(
                Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "script"))),
                "script, which makes a terminal, is not in PATH");
        try (Server server = serve()) {
            String client = String.join(" ", command("client", "--connect", server.address(), "--user", "juliet"));
            Process process = start(List.of("script", "-qefc", client, "/dev/null"), folder.resolve("script.err"));
            StringBuilder shown = new StringBuilder();
            try (OutputStream keys = process.getOutputStream()) {
                readUntil("Password: ", process.getInputStream(), shown);
                keys.write((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
                keys.flush();
                readUntil("in: by SCRAM-SHA-512", process.getInputStream(), shown);
                keys.write(4); // the end of what is typed
            }
            shown.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));

            assertThat(shown).doesNotContain(PASSWORD);
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(server.rest()).startsWith("in: juliet by ");
        }
    }

    private static void readUntil(String text, InputStream in, StringBuilder shown) throws IOException {
        while (shown.indexOf(text) < 0) {
            int octet = in.read();
            assertThat(octet).as(shown.toString()).isNotNegative();
            shown.append((char) octet);
        }
    }
}
