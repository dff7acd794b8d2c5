package org.sasl4j.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return decode(octets, 0, octets.length);
    }

    /**
     * Reads octets from a part of a message.
     *
     * @param message the array that holds the text, in ASCII
     * @param from where the text begins
     * @param to where the text ends, exclusive
     * @return the octets, or empty if the text is not what {@link #encode} would have written
     */
    public static Optional<byte[]> decode(byte[] message, int from, int to) {
        if ((to - from) % 4 != 0) {
            return Optional.empty();
        }
        try {
            byte[] octets = Base64.getDecoder().decode(Arrays.copyOfRange(message, from, to));
            return isCanonical(message, to, octets.length) ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the bits of the last character that belong to no octet are zero. */
    private static boolean isCanonical(byte[] message, int end, int octets) {
        return switch (octets % 3) {
            case 1 -> "AQgw".indexOf(message[end - 3]) >= 0;
            case 2 -> "AEIMQUYcgkosw048".indexOf(message[end - 2]) >= 0;
            default -> true;
        };
    }
}
