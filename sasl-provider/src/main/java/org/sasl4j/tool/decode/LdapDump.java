package org.sasl4j.tool.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sasl4j.tool.decode.Message.Side;

/**
 * Octets of LDAP in hexadecimal, as JNDI's trace and many tools write them: lines of up to 16 octets with an offset
 * before them.
 */
final class LdapDump {
    private static final Pattern LINE =
            Pattern.compile("^\\s*[0-9A-Fa-f]{4,8}:?\\s+((?:[0-9A-Fa-f]{2}[ -]{1,3}){0,15}[0-9A-Fa-f]{2})(?:\\s.*)?$");
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIND_REQUEST = 0x60;
    private static final int BIND_RESPONSE = 0x61;
    private static final int SASL = 0xa3;
    private static final int SERVER_CREDENTIALS = 0x87;

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private int start;

    /** Takes a line if it belongs to a dump, and returns whether it does. */
    boolean takes(String line, int number) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        byte[] found = HexFormat.of().parseHex(matcher.group(1).replaceAll("[ -]", ""));
        if (octets.size() == 0) {
            start = number;
        }
        octets.write(found, 0, found.length);
        return true;
    }

    /** Adds the messages of a bind (RFC 4511 section 4.2) to a trace. */
    void end(Trace trace) {
        Ber message = Ber.first(octets.toByteArray()).inside(SEQUENCE);
        octets.reset();
        Ber operation = message.after(INTEGER);
        Ber request = operation.inside(BIND_REQUEST);
        Ber response = operation.inside(BIND_RESPONSE);
        Ber credentials = request.after(INTEGER).next().inside(SASL);
        if (credentials.isThere()) {
            trace.named(new String(credentials.content(), StandardCharsets.US_ASCII));
            Ber token = credentials.next();
            if (token.isThere()) {
                trace.add(Side.CLIENT, token.content(), start);
            }
        }
        for (Ber element = response; element.isThere(); element = element.next()) {
            if (element.tag() == SERVER_CREDENTIALS) {
                trace.add(Side.SERVER, element.content(), start);
            }
        }
    }

    /**
     * An element of BER, within the octets that hold it and those after it. {@link #NONE} stands for a missing element.
     */
    private record Ber(byte @Nullable [] all, int at, int length, int header) {
        private static final Ber NONE = new Ber(null, 0, 0, 0);

        static Ber first(byte[] all) {
            return at(all, 0);
        }

        private static Ber at(byte[] all, int at) {
            if (at + 2 > all.length) {
                return NONE;
            }
            int length = all[at + 1] & 0xff;
            int header = 2;
            if (length > 0x80 && length <= 0x84 && at + 2 + (length & 0x7f) <= all.length) {
                header += length & 0x7f;
                length = 0;
                for (int i = 2; i < header; i++) {
                    length = length << 8 | all[at + i] & 0xff;
                }
            }
            return length < 0 || length > all.length - at - header ? NONE : new Ber(all, at, length, header);
        }

        boolean isThere() {
            return all != null;
        }

        int tag() {
            return all == null ? -1 : all[at] & 0xff;
        }

        byte[] content() {
            return all == null ? new byte[0] : java.util.Arrays.copyOfRange(all, at + header, at + header + length);
        }

        /** The first element within this one, if it has this tag. */
        Ber inside(int tag) {
            return tag() == tag ? first(content()) : NONE;
        }

        /** The element after this one, if this one has that tag. */
        Ber after(int tag) {
            return tag() == tag ? next() : NONE;
        }

        Ber next() {
            return all == null ? NONE : at(all, at + header + length);
        }
    }
}
