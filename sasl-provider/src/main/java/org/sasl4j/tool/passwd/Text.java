package org.sasl4j.tool.passwd;

import java.util.Optional;
import org.sasl4j.Secret;

/** Turns octets into text without a String, which could not be wiped. */
final class Text {
    private Text() {}

    /** Decodes UTF-8 and wipes the octets. Empty if they are not UTF-8. */
    static Optional<char[]> decode(byte[] octets) {
        try (Secret secret = Secret.owning(octets)) {
            return Optional.of(secret.revealChars());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
