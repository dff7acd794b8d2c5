package org.sasl4j.tool.wire;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;

/**
 * What a command is run with.
 *
 * @param in what is typed or piped in
 * @param raw where octets go that are no text: the standard output of the process
 * @param out text for whoever asked
 * @param err text about what went wrong, and all text where {@code raw} carries the protocol
 */
public record Terminal(InputStream in, OutputStream raw, PrintWriter out, PrintWriter err) {
    private static final int LONGEST_SHOWN = 1100; // characters: as long as names may be

    /**
     * That of this process, with these writers.
     *
     * @param out over standard output
     * @param err over standard error
     * @return the terminal
     */
    public static Terminal of(PrintWriter out, PrintWriter err) {
        return new Terminal(System.in, System.out, out, err);
    }

    /** Where to tell what happens. */
    PrintWriter talk(boolean stdoutIsTaken) {
        return stdoutIsTaken ? err : out;
    }

    /** A peer's or a user's text on one line that is not endless, without what would move the cursor. */
    static String printable(String text) {
        String start = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
