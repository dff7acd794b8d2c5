package org.sasl4j.mechanism.digest;

import java.nio.charset.StandardCharsets;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.text.Utf8;

/**
 * How names are written in a message (RFC 2831 section 2.1.1, charset). Octets are kept in Strings, one octet in each
 * char, as in {@link Directives}.
 */
enum Charset {
    /** Both sides sent {@code charset=utf-8}. */
    UTF_8 {
        @Override
        String decode(String octets, String what) throws MechanismException {
            return isAscii(octets) ? octets : Utf8.decodeUnbounded(octets.getBytes(StandardCharsets.ISO_8859_1), what);
        }

        @Override
        String encode(String text, String what) throws MechanismException {
            return isAscii(text) ? text : new String(Utf8.encodeUnbounded(text, what), StandardCharsets.ISO_8859_1);
        }
    },
    /** A side did not send {@code charset}. */
    ISO_8859_1 {
        @Override
        String decode(String octets, String what) {
            return octets;
        }

        @Override
        String encode(String text, String what) throws MechanismException {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) > 0xff) {
                    throw inexpressible(what);
                }
            }
            return text;
        }
    };

    static final String TOKEN = "utf-8";

    abstract String decode(String octets, String what) throws MechanismException;

    abstract String encode(String text, String what) throws MechanismException;

    /** The charset that a message names, or ISO 8859-1 if it names none. */
    static Charset of(Directives directives) throws MechanismException {
        String charset = directives.optional("charset");
        if (charset == null) {
            return ISO_8859_1;
        }
        if (!charset.equalsIgnoreCase(TOKEN)) {
            throw Directives.malformed("names a charset other than utf-8, section 2.1.1");
        }
        return UTF_8;
    }

    static MechanismException inexpressible(String what) {
        return new MechanismException(
                Reason.ABORTED,
                "the " + what + " has a character that ISO 8859-1 has not, and the server understands nothing else"
                        + " (RFC 2831 section 2.1.1)");
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
