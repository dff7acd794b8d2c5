package org.sasl4j.tool.wire;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;

/**
 * The streams of a command.
 *
 * @param in what is typed or piped in
 * @param raw standard output of the process, for octets that are not text
 * @param out text for the user
 * @param err text about errors, and all text if {@code raw} carries the protocol
 */
public record Terminal(InputStream in, OutputStream raw, PrintWriter out, PrintWriter err) {
    private static final int LONGEST_SHOWN = 1100; // characters: as long as names may be

    /**
     * The terminal of this process, with these writers.
     *
     * @param out a writer over standard output
     * @param err a writer over standard error
     * @return the terminal
     */
    public static Terminal of(PrintWriter out, PrintWriter err) {
        return new Terminal(System.in, System.out, out, err);
    }

    /** Where to say what happens. */
    PrintWriter talk(boolean stdoutIsTaken) {
        return stdoutIsTaken ? err : out;
    }

    /** A text of a peer or a user on one line of limited length, without characters that move the cursor. */
    static String printable(String text) {
        String start = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
        return harmless(start);
    }

    /** The whole of a text of a peer, without characters that move the cursor further than a tab does. */
    static String harmless(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}&&[^\t]]", "?");
    }
}
