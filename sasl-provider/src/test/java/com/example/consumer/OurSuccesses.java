package com.example.consumer;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what our logger says of logins, where nothing else shows whom a consumer found. */
final class OurSuccesses extends Handler {
    private static final Logger LOG = Logger.getLogger("org.sasl4j");

    private final Set<String> successes = new ConcurrentSkipListSet<>();

    private OurSuccesses() {}

    /** The lines from now on, as "PLAIN client succeeded". */
    static Set<String> heard() {
        OurSuccesses handler = new OurSuccesses();
        LOG.setUseParentHandlers(false);
        LOG.setLevel(Level.FINE);
        LOG.addHandler(handler);
        return handler.successes;
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getMessage().endsWith("succeeded")) {
            successes.add(line.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
