package org.sasl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the library logs while tests run, kept from the console. A warning that no test has claimed fails the test. */
public final class LogLines implements AfterEachCallback, AfterAllCallback, AroundPropertyHook {
    /** Said once in a JVM, in whichever test is the first to pretend a salt: nobody can claim it. */
    private static final String SECRET_WAS_DRAWN = "no server secret is configured: one was drawn at random";

    private static final Logger LOGGER = Logger.getLogger("org.sasl4j");
    private static final List<LogRecord> UNCLAIMED = new ArrayList<>();

    static {
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (!line.getMessage().startsWith(SECRET_WAS_DRAWN)) {
                    synchronized (UNCLAIMED) {
                        UNCLAIMED.add(line);
                    }
                }
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        });
    }

    /** Until the test ends, hears what is of this level or above. */
    public static void listenAt(Level level) {
        LOGGER.setLevel(level);
    }

    /** The lines since the last claim, or since the test began: each with its level before it, and what was thrown after it. */
    public static List<String> claim() {
        return claimRecords().stream().map(LogLines::text).toList();
    }

    /** The same with all that a log may tell of them. */
    public static List<LogRecord> claimRecords() {
        synchronized (UNCLAIMED) {
            List<LogRecord> claimed = List.copyOf(UNCLAIMED);
            UNCLAIMED.clear();
            return claimed;
        }
    }

    private static String text(LogRecord line) {
        String text = line.getLevel() + " " + line.getMessage();
        return line.getThrown() == null ? text : text + ": " + line.getThrown();
    }

    private static void failIfWarned() {
        listenAt(null);
        List<String> warnings = claimRecords().stream()
                .filter(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogLines::text)
                .distinct()
                .toList();
        if (!warnings.isEmpty()) {
            throw new AssertionError("a test that expects these lines claims them, by LogLines.claim(): " + warnings);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        failIfWarned();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        failIfWarned();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyExecutionResult result = property.execute();
        try {
            failIfWarned();
            return result;
        } catch (AssertionError warned) {
            return result.mapToFailed(warned);
        }
    }
}
