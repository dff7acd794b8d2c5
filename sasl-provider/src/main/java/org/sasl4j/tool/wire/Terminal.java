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

    /** A peer's or a user's text on one line, without what would move the cursor. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
