package com.example.netty;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sasl4j.tls.TestTls;

/** An executor that does nothing until it is told to. */
final class Held implements Executor {
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable one) {
        work.add(one);
    }

    /** The next piece of work, which is then the caller's to run. */
    Runnable next() throws InterruptedException {
        Runnable next = work.poll(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new IllegalStateException("nobody has any work");
        }
        return next;
    }

    void runNext() throws InterruptedException {
        next().run();
    }

    boolean isEmpty() {
        return work.isEmpty();
    }
}
