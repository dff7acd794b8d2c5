package org.sasl4j.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this thread allocates, and what the length of a message justifies. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long BASE = 64 << 10;
    private static final long PER_OCTET = 200;

    /** Jazzer's hooks, which are off where known inputs are replayed, keep a copy of all that is compared. */
    private static final long HOOKED = Boolean.parseBoolean(System.getProperty("jazzer.hooks", "true")) ? 16 : 1;

    private static final int TRIES = 5;

    /** A piece of work that gives the same each time. */
    public interface Work<T, E extends Exception> {
        T done() throws E;
    }

    private Allocation() {}

    /** In octets since the thread began. */
    static long soFar() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** The most, in octets, that work over so many octets may allocate. */
    public static long most(int length) {
        return HOOKED * (BASE + PER_OCTET * length);
    }

    /** Does work over so many octets; again if it took too much, because classes are loaded by whoever comes first. */
    public static <T, E extends Exception> T bounded(int length, Work<T, E> work) throws E {
        for (int tries = 1; ; tries++) {
            long before = soFar();
            try {
                T done = work.done();
                if (isWithin(before, length, tries)) {
                    return done;
                }
            } catch (Exception e) {
                if (isWithin(before, length, tries)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isWithin(long before, int length, int tries) {
        long spent = soFar() - before;
        if (spent > most(length) && tries == TRIES) {
            throw new AssertionError(spent + " octets were allocated over " + length);
        }
        return spent <= most(length);
    }
}
