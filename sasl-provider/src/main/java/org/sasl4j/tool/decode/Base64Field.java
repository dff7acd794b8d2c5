package org.sasl4j.tool.decode;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 as RFC 4648 section 4 has it, whatever the bits behind the last octet are. The library's own reader refuses those
 * that are not zero; a captured exchange is shown with them.
 */
final class Base64Field {
    private Base64Field() {}

    /** Empty if it is none, padding included. */
    static Optional<byte[]> decode(String text) {
        try {
            return text.length() % 4 == 0 ? Optional.of(Base64.getDecoder().decode(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
