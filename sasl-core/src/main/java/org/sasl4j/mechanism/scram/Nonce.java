package org.sasl4j.mechanism.scram;

/** Nonces are printable ASCII without the comma (RFC 5802 section 7). */
final class Nonce {
    private Nonce() {}

    static boolean isPrintable(String nonce) {
        for (int i = 0; i < nonce.length(); i++) {
            char c = nonce.charAt(i);
            if (c < 0x21 || c > 0x7e || c == ',') {
                return false;
            }
        }
        return !nonce.isEmpty();
    }
}
