package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.jar.Forked;

/** The programs of README talk to each other when they are run as README says, from their sources. */
class ReadmeProgramsTest {
    private static final String PORT = "4222";

    @TempDir
    private Path folder;

    private int port;

    @BeforeEach
    void paste() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<ReadmeSnippet> programs =
                ReadmeSnippet.all().stream().filter(ReadmeSnippet::isProgram).toList();
        assertThat(programs).hasSize(2).allMatch(program -> program.code().contains(PORT));
        for (ReadmeSnippet program : programs) {
            String name = program.code().contains("class Server ") ? "Server.java" : "Client.java";
            Files.writeString(folder.resolve(name), program.code().replace(PORT, String.valueOf(port)));
        }
    }

    private Forked run(String... programAndArguments) {
        try {
            String[] command = new String[programAndArguments.length + 2];
            command[0] = "-cp";
            command[1] = System.getProperty("java.class.path");
            System.arraycopy(programAndArguments, 0, command, 2, programAndArguments.length);
            return Forked.java(folder, folder, java.util.Map.of(), command);
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    /** The client is run again as long as the server, which compiles itself first, does not listen yet. */
    private Forked client(CompletableFuture<Forked> server, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "Client.java";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Forked client = run(command);
        while (client.err().contains("ConnectException") && !server.isDone()) {
            client = run(command);
        }
        return client;
    }

    @Test
    @DisplayName("16: a password gets in, and the client knows that the server is the right one")
    void letsIn() {
        CompletableFuture<Forked> server = CompletableFuture.supplyAsync(() -> run("Server.java"));
        Forked client = client(server);

        assertThat(client.out().lines())
                .as(client.err())
                .containsExactly("the server offers SCRAM-SHA-256", "OK juliet", "the server is the right one");
        assertThat(server.join().out().lines()).containsExactly("juliet is in");
    }

    @Test
    @DisplayName("16: a wrong password does not")
    void refuses() {
        CompletableFuture<Forked> server = CompletableFuture.supplyAsync(() -> run("Server.java"));
        Forked client = client(server, "romeo");

        assertThat(client.out().lines())
                .as(client.err())
                .containsExactly(
                        "the server offers SCRAM-SHA-256",
                        "NO the user name or the password is wrong",
                        "not logged in");
        assertThat(server.join().out().lines()).containsExactly("refused: the user name or the password is wrong");
    }
}
