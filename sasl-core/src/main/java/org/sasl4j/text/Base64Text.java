package org.sasl4j.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Base64 as the RFCs of SASL want it: the standard alphabet, padded, canonical, and without any other character. */
public final class Base64Text {
    private Base64Text() {}

    /**
     * Writes octets.
     *
     * @param octets the octets
     * @return the text
     */
    public static String encode(byte[] octets) {
        return new String(Base64.getEncoder().encode(octets), StandardCharsets.ISO_8859_1);
    }

    /**
     * Reads octets.
     *
     * @param text the text
     * @return the octets, or empty if the text is not what {@link #encode} would have written
     */
    public static Optional<byte[]> decode(String text) {
        if (text.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            return isCanonical(text, octets.length) ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the bits of the last character that belong to no octet are zero. */
    private static boolean isCanonical(String text, int octets) {
        return switch (octets % 3) {
            case 1 -> "AQgw".indexOf(text.charAt(text.length() - 3)) >= 0;
            case 2 -> "AEIMQUYcgkosw048".indexOf(text.charAt(text.length() - 2)) >= 0;
            default -> true;
        };
    }
}
