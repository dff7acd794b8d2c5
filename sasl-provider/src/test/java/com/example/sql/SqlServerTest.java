package com.example.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Program;
import com.example.cache.CachingClient;
import com.ongres.scram.client.ScramClient;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.jar.Forked;

/** ongres/scram, and the example of a client with a key cache, log in to the example of a server with users in SQL. */
class SqlServerTest {
    private static Program server;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        Path secret = Files.writeString(folder.resolve("server.secret"), "the same on every node");
        server = Program.run(
                SqlServer.class, "jdbc:h2:mem:users;DB_CLOSE_DELAY=-1", secret.toString(), "juliet", "wherefore");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What the server says last to ongres/scram, once the server's proof is checked. */
    private static String logIn(String password) throws Exception {
        ScramClient client = ScramClient.builder()
                .advertisedMechanisms(List.of("SCRAM-SHA-256"))
                .username("juliet")
                .password(password.toCharArray())
                .build();
        try (Socket socket = server.connect()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            PrintStream out = new PrintStream(socket.getOutputStream(), true);
            in.readLine();
            out.println("SCRAM-SHA-256 " + encode(client.clientFirstMessage().toString()));
            client.serverFirstMessage(decode(in.readLine()));
            out.println(encode(client.clientFinalMessage().toString()));
            String last = in.readLine();
            if (!last.startsWith("NO ")) {
                client.serverFinalMessage(decode(last));
                out.println();
                last = in.readLine();
            }
            return last;
        }
    }

    private static String encode(String message) {
        return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String line) {
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("16, examples: ongres/scram logs in as a user from SQL, and not with a wrong password")
    void servesOngres() throws Exception {
        assertThat(logIn("wherefore")).isEqualTo("OK juliet");
        assertThat(logIn("romeo")).startsWith("NO ");
    }

    @Test
    @DisplayName("16, examples: the client with a key cache logs in three times, and not with a wrong password")
    void cachingClientLogsIn() throws Exception {
        assertThat(cachingClient("wherefore").out().lines())
                .hasSize(3)
                .allMatch(line -> line.matches("login [1-3] took \\d+ µs"));

        Forked refused = cachingClient("romeo");
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("NO the user name or the password is wrong");
        assertThat(refused.exitCode()).isNotZero();
    }

    private static Forked cachingClient(String password) throws Exception {
        return Forked.java(
                folder,
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                CachingClient.class.getName(),
                String.valueOf(server.port()),
                "juliet",
                password);
    }
}
