package org.sasl4j.tool.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.sasl4j.tls.TestTls;
import picocli.CommandLine;

/** {@code sasl server --port 0} in a thread of its own. */
final class Serving implements AutoCloseable {
    private final Told told = new Told();
    private final ServerCommand command;
    private final Thread thread;
    private volatile int exitCode = -1;

    private Serving(List<String> args) {
        PrintWriter paper = new PrintWriter(told, true);
        command = new ServerCommand(
                new Terminal(InputStream.nullInputStream(), new ByteArrayOutputStream(), paper, paper));
        thread = new Thread(
                () -> exitCode = new CommandLine(command)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args.toArray(String[]::new)),
                "served");
        thread.setDaemon(true);
        thread.start();
    }

    static Serving with(String... args) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of("--port", "0"));
        all.addAll(List.of(args));
        Serving serving = new Serving(all);
        serving.told.await("listening on ");
        return serving;
    }

    Told told() {
        return told;
    }

    String address() throws InterruptedException {
        return told.await("listening on ").split(" ")[2];
    }

    int port() throws InterruptedException {
        return Integer.parseInt(address().substring(address().indexOf(':') + 1));
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        thread.join(TestTls.PATIENCE);
        return exitCode;
    }

    @Override
    public void close() throws IOException {
        command.stop();
        try {
            thread.join(TestTls.PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
