package org.sasl4j.mechanism.scram;

/** Octets one after the other. */
final class Sequence {
    private Sequence() {}

    static byte[] of(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
