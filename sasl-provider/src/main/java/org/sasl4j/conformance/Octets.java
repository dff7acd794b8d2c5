package org.sasl4j.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Messages as strings of octets. Each character is one octet, so a message may also be something that is not UTF-8. */
public final class Octets {
    private static final int SHOWN = 64;

    private Octets() {}

    /**
     * The octets of such a string.
     *
     * @param octets one octet in each character
     * @return the octets
     */
    public static byte[] of(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The string of some octets.
     *
     * @param octets any octets
     * @return one character for each octet
     */
    public static String of(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /**
     * The octets of a text in UTF-8.
     *
     * @param text any text
     * @return one character for each octet
     */
    public static String utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Octets for a reader.
     *
     * @param octets one octet in each character
     * @return the octets read as UTF-8
     */
    public static String shown(String octets) {
        return new String(of(octets), StandardCharsets.UTF_8);
    }

    /**
     * Encodes a string of octets in base64.
     *
     * @param octets one octet in each character
     * @return base64 with padding
     */
    public static String base64(String octets) {
        return base64(of(octets));
    }

    /**
     * Encodes octets in base64.
     *
     * @param octets any octets
     * @return base64 with padding
     */
    public static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /**
     * Describes binary octets for a note.
     *
     * @param octets any octets
     * @return how many there are, and the first of them in hexadecimal
     */
    static String brief(byte[] octets) {
        String hex = HexFormat.of().formatHex(octets, 0, Math.min(octets.length, SHOWN));
        return octets.length + " octets " + hex + (octets.length > SHOWN ? "…" : "");
    }
}
