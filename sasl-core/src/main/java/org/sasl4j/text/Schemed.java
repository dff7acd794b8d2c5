package org.sasl4j.text;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.sasl4j.MechanismException;

/**
 * <code>{SCHEME}value</code>, the form in which Dovecot keeps passwords. The scheme may be in any case. Its suffix may
 * say that the value is in base64 ({@code .b64}, {@code .base64}) or in hexadecimal digits ({@code .hex}).
 *
 * @param scheme the scheme in upper case, without a suffix
 * @param encoding the encoding that the suffix names
 * @param value the value as it is written
 */
public record Schemed(String scheme, Encoding encoding, String value) {
    /** How the value is written. */
    public enum Encoding {
        /** In the scheme's own encoding: there is no suffix. */
        OWN,
        /** In base64. */
        BASE64,
        /** In hexadecimal digits. */
        HEX
    }

    /**
     * Splits a text.
     *
     * @param text the whole text
     * @return its parts if it begins with braces; empty if it does not
     */
    public static Optional<Schemed> parse(String text) {
        int end = text.indexOf('}');
        if (!text.startsWith("{") || end < 0) {
            return Optional.empty();
        }
        String name = text.substring(1, end).toUpperCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String suffix = dot < 0 ? "" : name.substring(dot);
        return switch (suffix) {
            case ".B64", ".BASE64" -> Optional.of(of(name, dot, Encoding.BASE64, text, end));
            case ".HEX" -> Optional.of(of(name, dot, Encoding.HEX, text, end));
            default -> Optional.of(of(name, name.length(), Encoding.OWN, text, end));
        };
    }

    private static Schemed of(String name, int length, Encoding encoding, String text, int end) {
        return new Schemed(name.substring(0, length), encoding, text.substring(end + 1));
    }

    /**
     * The value of a scheme whose own encoding is plain text. An encoded value must not hide characters that plain text
     * may not have.
     *
     * @return the value, decoded
     * @throws IllegalArgumentException if it cannot be decoded, or has a control character
     */
    public String text() {
        if (encoding == Encoding.OWN) {
            return value;
        }
        String text;
        try {
            text = Utf8.decodeUnbounded(octets(encoding), "value");
        } catch (MechanismException e) {
            throw new IllegalArgumentException("what follows {" + scheme + "} is not UTF-8 once it is decoded");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("what follows {" + scheme + "} has a control character in it");
        }
        return text;
    }

    /**
     * The value of a scheme whose own encoding is hexadecimal digits, or base64 if it has another length.
     *
     * @param length how many octets the value should have
     * @return the value, decoded
     * @throws IllegalArgumentException if it cannot be decoded
     */
    public byte[] octets(int length) {
        boolean digits = value.strip().length() == 2 * length;
        return octets(encoding == Encoding.OWN ? (digits ? Encoding.HEX : Encoding.BASE64) : encoding);
    }

    private byte[] octets(Encoding written) {
        if (written == Encoding.BASE64) {
            return Base64Text.decode(value.strip())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "what follows {" + scheme + "} is not padded, canonical base64"));
        }
        try {
            return HexFormat.of().parseHex(value.strip());
        } catch (IllegalArgumentException e) { // its message repeats a part of the secret
            throw new IllegalArgumentException("what follows {" + scheme + "} is not hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return "{" + scheme + "}";
    }
}
