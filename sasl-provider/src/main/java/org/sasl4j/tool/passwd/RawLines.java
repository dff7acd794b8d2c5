package org.sasl4j.tool.passwd;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines as octets, so that one which is no text spoils no other. They end with LF or CRLF. */
final class RawLines {
    private static final int USUAL = 256;

    private final InputStream in;
    private final int longest;
    private long octets;

    private RawLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Reads ahead; a line longer than so many octets is an error. */
    static RawLines of(InputStream in, int longest) {
        return new RawLines(new BufferedInputStream(in), longest);
    }

    /** Takes no octet behind the line that is asked for; a line longer than so many octets is an error. */
    static RawLines unbuffered(InputStream in, int longest) {
        return new RawLines(in, longest);
    }

    /** How many octets were read. */
    long octets() {
        return octets;
    }

    /** The next one without its end, or null after the last; the caller wipes it if it is secret. */
    byte @Nullable [] next() throws IOException {
        byte[] line = new byte[USUAL];
        int length = 0;
        int octet = in.read();
        if (octet < 0) {
            return null;
        }
        for (; octet >= 0 && octet != '\n'; octet = in.read()) {
            octets++;
            if (length == longest) {
                throw new IOException("a line has more than " + longest + " octets");
            }
            if (length == line.length) {
                byte[] longer = Arrays.copyOf(line, 2 * length);
                Arrays.fill(line, (byte) 0);
                line = longer;
            }
            line[length++] = (byte) octet;
        }
        octets++;
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        byte[] whole = Arrays.copyOf(line, end);
        Arrays.fill(line, (byte) 0);
        return whole;
    }
}
