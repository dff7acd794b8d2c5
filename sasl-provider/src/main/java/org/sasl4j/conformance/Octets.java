package org.sasl4j.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Messages as strings of octets: each character is one, so that what is not UTF-8 can be said too. */
public final class Octets {
    private static final int SHOWN = 64;

    private Octets() {}

    /**
     * The octets of such a string.
     *
     * @param octets one in each character
     * @return as many
     */
    public static byte[] of(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The string of some octets.
     *
     * @param octets any
     * @return one character for each
     */
    public static String of(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /**
     * The octets of a text in UTF-8.
     *
     * @param text any
     * @return one character for each octet
     */
    public static String utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * As a reader may see them.
     *
     * @param octets one in each character
     * @return the text, if they are UTF-8
     */
    public static String shown(String octets) {
        return new String(of(octets), StandardCharsets.UTF_8);
    }

    /**
     * In base64.
     *
     * @param octets one in each character
     * @return with padding
     */
    public static String base64(String octets) {
        return base64(of(octets));
    }

    /**
     * In base64.
     *
     * @param octets any
     * @return with padding
     */
    public static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /**
     * What is binary, for a note.
     *
     * @param octets any
     * @return their number and the first of them, in hexadecimal
     */
    static String brief(byte[] octets) {
        String hex = HexFormat.of().formatHex(octets, 0, Math.min(octets.length, SHOWN));
        return octets.length + " octets " + hex + (octets.length > SHOWN ? "…" : "");
    }
}
