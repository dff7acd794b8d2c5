package org.sasl4j;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.regex.Pattern;
import org.sasl4j.Exchange.Side;

/**
 * Writes one line at DEBUG to the logger {@code org.sasl4j} for each exchange that ends. The line holds no secret, and
 * names the user at TRACE only. This class is loaded when the first exchange ends. Stores and contexts that log names
 * use {@link #printable}, too.
 */
public final class ExchangeLog {
    private static final Logger LOG = System.getLogger("org.sasl4j");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

    private ExchangeLog() {}

    /**
     * Makes a line of a text: what a peer sends must not begin a line of its own.
     *
     * @param text as received
     * @return the text with a question mark for each character that is neither printable nor a space
     */
    public static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    static void succeeded(Mechanism mechanism, Side side, Step.Done done) {
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, start(mechanism, side) + "succeeded" + names(done));
        }
    }

    private static String names(Step.Done done) {
        Object proven = done.told(Exchange.AUTHENTICATION_ID);
        return proven == null || !LOG.isLoggable(Level.TRACE)
                ? ""
                : printable(": '" + proven + "' acts as '" + done.authorizationId() + "'");
    }

    static void failed(Mechanism mechanism, Side side, MechanismException failure) {
        if (LOG.isLoggable(Level.DEBUG)) {
            String detail = failure.detail().map(known -> " [" + known + "]").orElse("");
            LOG.log(
                    Level.DEBUG,
                    printable(start(mechanism, side) + "failed, " + failure.reason() + ": " + failure.getMessage()
                            + detail + cause(failure)));
        }
    }

    /** Of what an application threw its class alone, unless at TRACE: its words may have a name in them, or worse. */
    private static String cause(MechanismException failure) {
        Throwable cause = failure.getCause();
        if (cause == null || String.valueOf(failure.getMessage()).contains(String.valueOf(cause.getMessage()))) {
            return "";
        }
        StackTraceElement[] thrown = cause.getStackTrace();
        boolean isOurs = thrown.length > 0 && thrown[0].getClassName().startsWith("org.sasl4j.");
        return " ["
                + (isOurs || LOG.isLoggable(Level.TRACE)
                        ? cause
                        : cause.getClass().getName()) + "]";
    }

    static void abandoned(Mechanism mechanism, Side side) {
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, start(mechanism, side) + "abandoned before its end");
        }
    }

    private static String start(Mechanism mechanism, Side side) {
        return mechanism.name() + (side == Side.CLIENT ? " client " : " server ");
    }
}
