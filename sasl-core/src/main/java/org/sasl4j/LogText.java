package org.sasl4j;

import java.util.regex.Pattern;

/** Text as it may stand in a log: what a peer sends must not begin a line of its own. For stores and contexts that log names, too. */
public final class LogText {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

    private LogText() {}

    /**
     * Makes a line of a text.
     *
     * @param text as received
     * @return the text with a question mark for each character that is neither printable nor a space
     */
    public static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }
}
