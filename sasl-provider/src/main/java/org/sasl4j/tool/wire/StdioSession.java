package org.sasl4j.tool.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.sasl4j.Connection;
import org.sasl4j.tool.wire.ServerLogin.Outcome;

/** The one client on stdin and stdout. A thread of its own serves it, because nothing else ends a read of stdin. */
final class StdioSession {
    private static final String PEER = "stdin";

    private final ServerLogin login;
    private final WireLines lines;
    private final CountDownLatch settled = new CountDownLatch(1); // the client is in, or has ended
    private volatile boolean in;

    StdioSession(ServerLogin login, WireLines lines) {
        this.login = login;
        this.lines = lines;
    }

    /** Serves the client, and leaves it if it takes longer than this to log in. */
    Outcome serve(Duration patience) throws IOException, InterruptedException {
        FutureTask<Outcome> served = new FutureTask<>(this::serve);
        Thread thread = new Thread(served, "sasl-server");
        thread.setDaemon(true);
        thread.start();
        if (!settled.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new WireException("not logged in after " + patience.toSeconds() + " seconds");
        }
        try {
            return served.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Outcome serve() throws IOException {
        try {
            return login.serve(lines, Connection.unknown(), PEER, this::admitted);
        } catch (IOException e) {
            if (!in) {
                throw e;
            }
            login.log().println("cut off: " + PEER + ": " + Terminal.printable(String.valueOf(e.getMessage())));
            return Outcome.IN;
        } finally {
            settled.countDown();
        }
    }

    private void admitted() {
        in = true;
        settled.countDown();
    }
}
