package org.sasl4j.tool.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection with lines that end in LF or CR LF, and SASL messages in base64 (RFC 4648 section 4). What comes after
 * the lines is read from {@link #input()}: reading a line takes no octet after it.
 */
final class WireLines {
    /** The longest line: a message of 65536 octets in base64, and room for what goes with it. */
    static final int LONGEST = (65536 + 2) / 3 * 4 + 512;

    private static final int MOST_LINES = 1000; // in one answer

    /** How written lines end. */
    enum End {
        LF("\n"),
        CRLF("\r\n");

        private final String text;

        End(String text) {
            this.text = text;
        }
    }

    /** Whether the last line needs an end of its own. */
    private enum Last {
        ENDED,
        OPEN
    }

    private final InputStream input;
    private final OutputStream output;
    private final End end;

    WireLines(InputStream input, OutputStream output, End end) {
        this.input = new BufferedInputStream(input);
        this.output = new BufferedOutputStream(output);
        this.end = end;
    }

    InputStream input() {
        return input;
    }

    OutputStream output() {
        return output;
    }

    /** The next line without its end, or empty if the peer has ended. */
    Optional<String> next() throws IOException {
        return next(Last.ENDED);
    }

    /** The next line of somebody who types or pipes lines in. The end of the input ends a line, too. */
    Optional<String> nextTyped() throws IOException {
        return next(Last.OPEN);
    }

    private Optional<String> next(Last last) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = input.read(); octet != '\n'; octet = input.read()) {
            if (octet < 0 && line.size() == 0) {
                return Optional.empty();
            }
            if (octet < 0 && last == Last.OPEN) {
                break;
            }
            if (octet < 0) {
                throw new WireException("the peer ended in the middle of a line");
            }
            if (line.size() == LONGEST) {
                throw new WireException("a line is longer than the " + LONGEST + " octets allowed");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    /** The next line, which must come. */
    String require(String what) throws IOException {
        return next().orElseThrow(() -> new WireException("the peer ended before it sent " + what));
    }

    /** Limits the lines of an answer. Otherwise a server could send them without end. */
    static void requireFew(Collection<String> lines) throws WireException {
        if (lines.size() > MOST_LINES) {
            throw new WireException("an answer has more than " + MOST_LINES + " lines");
        }
    }

    void send(String line) throws IOException {
        output.write((line + end.text).getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    /** Sends a line whose characters are octets, as {@link #next} returns them. */
    void sendOctets(String line) throws IOException {
        output.write((line + end.text).getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
    }

    /** The next line, which must come, as UTF-8 text. */
    String requireText(String what) throws IOException {
        return new String(require(what).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static String encode(byte @Nullable [] message) {
        return message == null ? "" : Base64.getEncoder().encodeToString(message);
    }

    static byte[] decode(String text) throws WireException {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return Base64.getDecoder().decode(octets);
        } catch (IllegalArgumentException e) {
            throw new WireException("a line is not base64");
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** Decodes an initial response. An empty one is written {@code =} (RFC 4954 section 4). */
    static byte[] decodeInitial(String text) throws WireException {
        return text.equals("=") ? new byte[0] : decode(text);
    }

    /** Encodes an initial response to follow a name. Without an initial response there is no text. */
    static String initial(byte @Nullable [] message) {
        if (message == null) {
            return "";
        }
        return " " + (message.length == 0 ? "=" : encode(message));
    }
}
