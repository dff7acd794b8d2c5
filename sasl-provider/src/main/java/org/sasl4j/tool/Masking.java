package org.sasl4j.tool;

import org.sasl4j.Bytes;

/** What of a mechanism's messages must not be shown. */
enum Masking {
    /** All may be shown. */
    NOTHING,
    /** The password follows the last NUL (RFC 4616 section 2). */
    AFTER_LAST_NUL;

    private static final String MASK = "********";

    /** A message in printable ASCII, its secrets replaced. */
    String show(Bytes message) {
        byte[] octets = message.toByteArray();
        int shown = this == NOTHING ? octets.length : afterLastNul(octets);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            text.append(printable(octets[i]));
        }
        return text.append(shown < octets.length ? MASK : "").toString();
    }

    /** Without a NUL nothing is shown: what the message is then, nobody knows. */
    private static int afterLastNul(byte[] octets) {
        int end = octets.length;
        while (end > 0 && octets[end - 1] != 0) {
            end--;
        }
        return end;
    }

    private static String printable(byte octet) {
        if (octet == 0) {
            return "<NUL>";
        }
        return octet >= ' ' && octet <= '~' ? String.valueOf((char) octet) : String.format("<%02X>", octet);
    }
}
