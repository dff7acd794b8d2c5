package org.sasl4j.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this library warns of, or worse, while it is open. */
public final class Warnings extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("org.sasl4j");
    private final List<String> messages = new ArrayList<>();

    /** Listens. */
    public Warnings() {
        logger.addHandler(this);
    }

    /** The messages so far. */
    public List<String> messages() {
        return messages;
    }

    @Override
    public synchronized void publish(LogRecord message) {
        if (message.getLevel().intValue() >= Level.WARNING.intValue()) {
            messages.add(message.getMessage());
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
