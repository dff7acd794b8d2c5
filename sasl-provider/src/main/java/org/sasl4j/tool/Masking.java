package org.sasl4j.tool;

import java.nio.charset.StandardCharsets;
import org.sasl4j.Bytes;
import org.sasl4j.tool.Frame.Kind;

/** The part of a mechanism's messages that must not be shown. */
enum Masking {
    /** Everything may be shown. */
    NOTHING,
    /** The password follows the last NUL (RFC 4616 section 2). */
    AFTER_LAST_NUL,
    /** The token follows its scheme (RFC 6750 section 2.1). */
    AFTER_SCHEME,
    /** Anything that the client says may be the password. */
    RESPONSES;

    private static final String MASK = "********";
    private static final String SCHEME = "auth=Bearer ";

    /** Shows a message in printable ASCII, with its secrets replaced. */
    String show(Kind kind, Bytes message) {
        byte[] octets = message.toByteArray();
        int shown =
                switch (this) {
                    case NOTHING -> octets.length;
                    case AFTER_LAST_NUL -> afterLastNul(octets);
                    case AFTER_SCHEME -> kind == Kind.START ? afterScheme(octets) : octets.length;
                    case RESPONSES -> kind == Kind.START || kind == Kind.RESPONSE ? 0 : octets.length;
                };
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            text.append(printable(octets[i]));
        }
        return text.append(shown < octets.length ? MASK : "").toString();
    }

    /** If there is no scheme, nothing is shown. */
    private static int afterScheme(byte[] octets) {
        int scheme = new String(octets, StandardCharsets.ISO_8859_1).indexOf(SCHEME);
        return scheme < 0 ? 0 : scheme + SCHEME.length();
    }

    /** If there is no NUL, nothing is shown, because the message may be anything. */
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
