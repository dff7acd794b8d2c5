package org.sasl4j.text;

import java.nio.charset.StandardCharsets;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/**
 * The bound on the length of names, passwords and all other texts of messages. It is checked before anything else is
 * done with them.
 */
public final class TextLength {
    /** The most octets that one char takes in UTF-8. So a short text need not be encoded to be measured. */
    private static final int MOST_OCTETS = 3;

    private TextLength() {}

    /**
     * Refuses a text from the peer that is too long.
     *
     * @param octets the length in UTF-8
     * @param what the name of the text, for the error
     * @param context knows the bound
     * @throws MechanismException of reason MALFORMED if it is too long
     */
    public static void requireOfPeer(int octets, String what, Context context) throws MechanismException {
        if (octets > context.settings().valueOf(Context.TEXT_MAX)) {
            throw new MechanismException(
                    Reason.MALFORMED,
                    "the " + what + " is longer than the " + context.settings().valueOf(Context.TEXT_MAX)
                            + " octets allowed");
        }
    }

    /**
     * Refuses a text from the peer that is too long.
     *
     * @param text the text
     * @param what the name of the text, for the error
     * @param context knows the bound
     * @return the text
     * @throws MechanismException of reason MALFORMED if it is too long
     */
    public static String requireOfPeer(String text, String what, Context context) throws MechanismException {
        int most = context.settings().valueOf(Context.TEXT_MAX);
        if (text.length() > most / MOST_OCTETS) {
            requireOfPeer(text.length() > most ? text.length() : octets(text), what, context);
        }
        return text;
    }

    /**
     * Refuses a text from this side's own user that is too long.
     *
     * @param octets the length in UTF-8
     * @param what the name of the text, for the error
     * @param context knows the bound
     * @throws MechanismException of reason ABORTED if it is too long; the message says how to raise the bound
     */
    public static void requireOwn(int octets, String what, Context context) throws MechanismException {
        if (octets > context.settings().valueOf(Context.TEXT_MAX)) {
            throw new MechanismException(
                    Reason.ABORTED,
                    "the " + what + " has " + octets + " octets in UTF-8, where "
                            + context.settings().valueOf(Context.TEXT_MAX) + " are allowed (" + Context.TEXT_MAX + ")");
        }
    }

    /**
     * Refuses a text from this side's own user that is too long.
     *
     * @param text the text
     * @param what the name of the text, for the error
     * @param context knows the bound
     * @return the text
     * @throws MechanismException of reason ABORTED if it is too long; the message says how to raise the bound
     */
    public static String requireOwn(String text, String what, Context context) throws MechanismException {
        if (text.length() > context.settings().valueOf(Context.TEXT_MAX) / MOST_OCTETS) {
            requireOwn(octets(text), what, context);
        }
        return text;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
