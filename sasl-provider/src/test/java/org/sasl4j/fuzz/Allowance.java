package org.sasl4j.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What work may allocate. It is what the length of its input justifies, times what Jazzer's hooks need.
 *
 * @param base in octets, whatever the length is
 * @param perOctet in octets, for each of the input
 */
public record Allowance(long base, long perOctet) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Hooks, which are off where known inputs are replayed, keep a copy of all that is compared. */
    private static final long HOOKED = Boolean.parseBoolean(System.getProperty("jazzer.hooks", "true")) ? 16 : 1;

    private static final int TRIES = 5;

    /** A piece of work that gives the same each time. */
    public interface Work<T, E extends Exception> {
        /** The outcome. */
        T done() throws E;
    }

    /** Does work over so many octets; again if it took too much, because classes are loaded by whoever comes first. */
    public <T, E extends Exception> T hold(int length, Work<T, E> work) throws E {
        long most = HOOKED * (base + perOctet * length);
        for (int tries = 1; ; tries++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            T done = work.done();
            long spent = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (spent <= most) {
                return done;
            }
            if (tries == TRIES) {
                throw new AssertionError(spent + " octets were allocated, where " + most + " are allowed");
            }
        }
    }
}
