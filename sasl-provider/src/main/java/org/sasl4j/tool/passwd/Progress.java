package org.sasl4j.tool.passwd;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far a long task is, on one line of a terminal that is overwritten again and again. Without a terminal it is
 * silent.
 */
final class Progress implements AutoCloseable {
    private static final int BAR = 20;
    private static final long EVERY_MILLIS = 200;

    private final PrintWriter err;
    private final long all;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long done;
    private volatile long users;

    private Progress(PrintWriter err, long all) {
        this.err = err;
        this.all = all;
    }

    /**
     * Shows progress if stderr is a terminal.
     *
     * @param all how much there is to do; 0 if that is not known
     */
    @SuppressWarnings("FutureReturnValueIgnored") // close() stops the clock
    static Progress shown(PrintWriter err, long all) {
        Progress progress = new Progress(err, all);
        if (Tty.isStderr()) {
            progress.clock.scheduleAtFixedRate(progress::show, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        return progress;
    }

    /** Says how much is done, and for how many users. */
    void reached(long amount, long number) {
        done = amount;
        users = number;
    }

    private void show() {
        err.print("\r" + line((System.nanoTime() - start) / 1e9) + "\u001b[K");
        err.flush();
    }

    /** The line after so many seconds. */
    String line(double seconds) {
        double rate = users / Math.max(seconds, 1e-3);
        String text = String.format(Locale.ROOT, "%,d users, %,.0f a second", users, rate);
        if (all <= 0 || done <= 0) {
            return text;
        }
        double part = Math.min(1, (double) done / all);
        int filled = (int) (part * BAR);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %s, %,.0f s left",
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                100 * part,
                text,
                seconds * (1 - part) / part);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (Tty.isStderr()) {
            show();
            err.println();
        }
    }
}
