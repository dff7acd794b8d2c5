package org.sasl4j.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Octets as a reader may see them. */
public final class Printable {
    private static final int LONGEST = 1200;
    private static final int KEPT = 200;

    private Printable() {}

    /**
     * Escapes what is not printable.
     *
     * @param octets of any kind
     * @return UTF-8 as text and every other octet as {@code \xx}; of very long ones the beginning, and how many there are
     */
    public static String of(byte[] octets) {
        if (octets.length > LONGEST) {
            byte[] begin = java.util.Arrays.copyOf(octets, KEPT);
            return escaped(begin) + "… (" + octets.length + " octets)";
        }
        return escaped(octets);
    }

    private static String escaped(byte[] octets) {
        try {
            return of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)));
        } catch (CharacterCodingException e) {
            StringBuilder text = new StringBuilder();
            for (byte octet : octets) {
                text.append(octet >= ' ' && octet < 0x7f && octet != '\\' ? String.valueOf((char) octet) : hex(octet));
            }
            return text.toString();
        }
    }

    /**
     * Escapes what is not printable.
     *
     * @param text of any kind
     * @return the same with the octets of control and format characters, and backslashes, as {@code \xx}
     */
    public static String of(CharSequence text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> shown.append(isPlain(point) ? Character.toString(point) : hex(point)));
        return shown.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> point != '\\';
        };
    }

    private static String hex(int point) {
        StringBuilder shown = new StringBuilder();
        for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            shown.append(hex(octet));
        }
        return shown.toString();
    }

    private static String hex(byte octet) {
        return "\\" + HexFormat.of().toHexDigits(octet);
    }
}
