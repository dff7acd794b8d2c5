package org.sasl4j.tool.passwd;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines as octets, so that a line that is not text does not spoil the others. Lines end with LF or CRLF. */
final class RawLines {
    private static final int USUAL = 256;

    private final InputStream in;
    private final int longest;
    private long octets;

    private RawLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Reads ahead. A line with more octets than {@code longest} is an error. */
    static RawLines of(InputStream in, int longest) {
        return new RawLines(new BufferedInputStream(in), longest);
    }

    /** Takes no octet after the line that is asked for. A line with more octets than {@code longest} is an error. */
    static RawLines unbuffered(InputStream in, int longest) {
        return new RawLines(in, longest);
    }

    /** How many octets have been read. */
    long octets() {
        return octets;
    }

    /** The next line without its end, or null after the last line. If it is secret, the caller wipes it. */
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
