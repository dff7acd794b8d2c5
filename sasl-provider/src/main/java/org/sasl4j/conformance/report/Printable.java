package org.sasl4j.conformance.report;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Octets and texts for a reader. A backslash, and everything that is not printable, becomes {@code \xx}. */
final class Printable {
    private static final int LONGEST = 1200;
    private static final int KEPT = 60;

    private Printable() {}

    /** Shows UTF-8 as text. Of a very long message it shows the beginning, and how many octets there are. */
    static String of(byte[] octets) {
        return octets.length > LONGEST
                ? escaped(Arrays.copyOf(octets, KEPT)) + "… (" + octets.length + " octets)"
                : escaped(octets);
    }

    /** Whether octets are UTF-8 and nothing in them has to be escaped. */
    static boolean isPlain(byte[] octets) {
        try {
            return decoded(octets).codePoints().allMatch(Printable::isPlain);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static String of(CharSequence text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> shown.append(isPlain(point) ? Character.toString(point) : hex(point)));
        return shown.toString();
    }

    private static String escaped(byte[] octets) {
        try {
            return of(decoded(octets));
        } catch (CharacterCodingException e) {
            StringBuilder text = new StringBuilder();
            for (byte octet : octets) {
                text.append(octet >= 0 && isPlain(octet) ? Character.toString(octet) : hex(octet));
            }
            return text.toString();
        }
    }

    private static CharSequence decoded(byte[] octets) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
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
