package org.sasl4j.tool.decode;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 of RFC 4648 section 4, whatever the bits after the last octet are. The library's own reader refuses such bits
 * if they are not zero. A captured exchange is shown with them.
 */
final class Base64Field {
    private Base64Field() {}

    /** Returns the octets, or empty if the text is not base64 with its padding. */
    static Optional<byte[]> decode(String text) {
        try {
            return text.length() % 4 == 0 ? Optional.of(Base64.getDecoder().decode(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
