package org.sasl4j.conformance.scram;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Messages as strings of octets: each character is one, so that what is not UTF-8 can be said too. */
final class Octets {
    private Octets() {}

    static byte[] of(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String of(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** The octets of a text in UTF-8. */
    static String utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As a reader may see them. */
    static String shown(String octets) {
        return new String(of(octets), StandardCharsets.UTF_8);
    }

    static String base64(String octets) {
        return base64(of(octets));
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
