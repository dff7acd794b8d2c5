package com.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.sasl4j.jar.Forked;
import org.sasl4j.tls.TestTls;

/** A server among the examples, run as its users run it, in a JVM of its own. */
public final class Program implements AutoCloseable {
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final int port;

    private Program(Process process) throws IOException {
        this.process = process;
        List<String> told = new ArrayList<>();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith(LISTENING)) { // such as a JVM's warning of what a library does
            told.add(line);
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException(String.join("\n", told));
        }
        port = Integer.parseInt(line.substring(LISTENING.length()));
    }

    /** Runs one that takes a port before these arguments, and waits until it listens. */
    public static Program run(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(Forked.command());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName(), "0"));
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
