package org.sasl4j.tool.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sasl4j.tool.wire.ServerLogin.Outcome;

/**
 * Listens on the loopback address. If there are as many clients as allowed, the next one replaces the client that has
 * waited longest without logging in. If all have logged in, the next one is refused. So silent clients keep nobody out.
 */
final class Listener implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final byte[] FULL = "NO TEMPORARY: too many connections\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listening;
    private final @Nullable ServerTls tls;
    private final ServerLogin login;
    private final Limits limits;
    private final ExecutorService threads = Executors.newCachedThreadPool(Listener::thread);
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Listener::thread);
    private final Map<Session, Future<?>> waiting = new HashMap<>(); // and what ends each of them
    private final Set<Session> all = new LinkedHashSet<>();

    /** How many clients there may be at once, and how long each may take to log in. */
    record Limits(int connections, Duration patience) {}

    Listener(int port, @Nullable ServerTls tls, ServerLogin login, Limits limits) throws IOException {
        this.listening = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        this.tls = tls;
        this.login = login;
        this.limits = limits;
        clock.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sasl-server");
        thread.setDaemon(true);
        return thread;
    }

    String address() {
        return listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort();
    }

    /** Serves only the first client. */
    Outcome serveOne() throws IOException {
        Session session = admit(listening.accept());
        session.run();
        return session.outcome();
    }

    /** Serves clients until the listener is closed. */
    void serveAll() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                if (makesRoom()) {
                    threads.execute(admit(socket));
                } else {
                    turnAway(socket);
                }
            } catch (IOException e) {
                pause(e);
            }
        }
    }

    /** Waits after a failure to accept, such as too few file descriptors. Others may give some back. */
    private void pause(IOException e) {
        if (!listening.isClosed()) {
            login.log().println("cannot accept: " + e.getMessage());
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private synchronized Session admit(Socket socket) {
        Session session = new Session(socket, tls, login, this::loggedIn, this::left);
        all.add(session);
        waiting.put(
                session,
                clock.schedule(
                        () -> session.cut(
                                "not logged in after " + limits.patience().toSeconds() + " seconds"),
                        limits.patience().toMillis(),
                        TimeUnit.MILLISECONDS));
        return session;
    }

    private synchronized boolean makesRoom() {
        if (all.size() < limits.connections()) {
            return true;
        }
        Session eldest = all.stream().filter(waiting::containsKey).findFirst().orElse(null);
        if (eldest == null) {
            return false;
        }
        left(eldest);
        eldest.cut("too many connections, and it had not logged in");
        return true;
    }

    private void turnAway(Socket socket) {
        login.log().println("turned away: all " + limits.connections() + " connections have logged in");
        try (socket) {
            if (tls == null) {
                socket.getOutputStream().write(FULL);
            }
        } catch (IOException gone) {
            // the client has gone, so nobody needs the answer
        }
    }

    private synchronized void loggedIn(Session session) {
        Future<?> end = waiting.remove(session);
        if (end != null) {
            end.cancel(false);
        }
    }

    private synchronized void left(Session session) {
        loggedIn(session);
        all.remove(session);
    }

    /** Stops listening, and cuts off all clients. */
    @Override
    public void close() throws IOException {
        listening.close();
        clock.shutdownNow();
        synchronized (this) {
            all.forEach(session -> session.cut("the server ends"));
        }
        threads.shutdown();
    }
}
