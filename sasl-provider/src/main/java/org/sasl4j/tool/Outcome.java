package org.sasl4j.tool;

import java.util.Locale;
import org.sasl4j.MechanismException.Reason;

/**
 * How one attempt to authenticate ended, and what it cost. Messages and octets are SASL's own, without the demo's
 * protocol.
 */
record Outcome(String mechanism, String why, int messages, int octets, long nanos, Ending ending) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double TWO_DIGITS = 99.9; // longer times have no room for tenths

    /** How an attempt ended. */
    sealed interface Ending {
        /** The client got in. */
        record Authorised(String identity) implements Ending {
            @Override
            public String toString() {
                return identity;
            }
        }

        /** The server refused. */
        record Refused(Reason reason, String message) implements Ending {
            @Override
            public String toString() {
                return reason + ": " + message;
            }
        }

        /** Something else went wrong. */
        record Broken(String problem) implements Ending {
            @Override
            public String toString() {
                return "not judged: " + problem;
            }
        }
    }

    String time() {
        double millis = nanos / NANOS_PER_MILLI;
        return millis < MILLIS_PER_SECOND
                ? String.format(Locale.ROOT, millis < TWO_DIGITS ? "%.1f ms" : "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
    }
}
