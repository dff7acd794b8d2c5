package org.sasl4j.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;

/**
 * One side of an exchange with an attacker at the other end. Each message gets a reply or a MechanismException, after which
 * nothing helps any more, and costs no more memory than its length justifies.
 */
final class Attacked implements AutoCloseable {
    private static final int TRIES = 5;

    private final Supplier<Exchange> fresh;
    private final List<byte @Nullable []> messages = new ArrayList<>();
    private final Exchange exchange;
    private boolean failed;

    Attacked(Supplier<Exchange> fresh) {
        this.fresh = fresh;
        this.exchange = fresh.get();
    }

    /** Takes a message. */
    void take(byte @Nullable [] message) {
        messages.add(message);
        long most = Allocation.most(message == null ? 0 : message.length);
        long before = Allocation.soFar();
        failed = !goesOn(exchange, message);
        long spent = Allocation.soFar() - before;
        for (int tries = 1; spent > most && tries < TRIES; tries++) {
            spent = spentAgain();
        }
        if (spent > most) {
            throw new AssertionError(spent + " octets were allocated, where " + most + " are allowed");
        }
        if (failed) {
            requireFailedForGood();
        }
    }

    /** The first message loads classes, which is not its fault. */
    private long spentAgain() {
        try (Exchange another = fresh.get()) {
            long before = 0;
            for (byte[] message : messages) {
                before = Allocation.soFar();
                goesOn(another, message);
            }
            return Allocation.soFar() - before;
        }
    }

    private static boolean goesOn(Exchange exchange, byte @Nullable [] message) {
        try {
            exchange.evaluate(message);
            return true;
        } catch (MechanismException e) {
            if (String.valueOf(e.getMessage()).endsWith("could not go on")) { // which is what a fault of ours is called
                throw new AssertionError(e.getMessage(), e.getCause());
            }
            return false;
        }
    }

    private void requireFailedForGood() {
        for (byte[] message : messages) {
            if (goesOn(exchange, message) || exchange.isComplete()) {
                throw new AssertionError("the exchange went on after it had failed");
            }
        }
    }

    boolean hasFailed() {
        return failed;
    }

    Exchange exchange() {
        return exchange;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
