package org.sasl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the library logs while a test runs, kept from the console: each line with its level before it. */
public final class LogLines implements BeforeEachCallback, AfterEachCallback {
    private final Logger logger = Logger.getLogger("org.sasl4j");
    private final List<String> lines = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /** From here on, what is of this level or above. */
    public void listenAt(Level level) {
        logger.setLevel(level);
    }

    /** So far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        lines.clear();
        listener.setLevel(Level.ALL);
        logger.addHandler(listener);
        logger.setUseParentHandlers(false);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.removeHandler(listener);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
