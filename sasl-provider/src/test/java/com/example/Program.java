package com.example;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.sasl4j.tls.TestTls;

/** A server among the examples, run as its users run it, in a JVM of its own. */
public final class Program implements AutoCloseable {
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final int port;

    private Program(Process process) throws IOException {
        this.process = process;
        BufferedReader out = process.inputReader();
        String line = String.valueOf(out.readLine());
        if (!line.startsWith(LISTENING)) {
            process.destroy();
            throw new IllegalStateException(
                    line + "\n" + String.join("\n", out.lines().toList()));
        }
        port = Integer.parseInt(line.substring(LISTENING.length()));
    }

    /** Runs one that takes a port before these arguments, and waits until it listens. */
    public static Program run(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                "0"));
        command.addAll(List.of(arguments));
        return new Program(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** A connection to it. */
    public Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TestTls.PATIENCE);
        return socket;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
