package org.sasl4j.mechanism.oauthbearer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The syntax of bearer tokens, {@code b64token} (RFC 6750 section 2.1). Eight octets are judged at a time, in the eight
 * bytes of a long, because tokens are long: the first bit of each byte says what was found there.
 */
final class TokenSyntax {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101010101010101L; // times an octet: that octet in each byte
    private static final long FIRST_BITS = 0x8080808080808080L;
    private static final long LOWER_CASE = 0x20 * EACH;

    private TokenSyntax() {}

    /** Whether these octets are one character or more, and any number of '=' at the end. */
    static boolean isToken(byte[] octets, int from, int to) {
        int end = to;
        while (end > from && octets[end - 1] == '=') {
            end--;
        }
        int at = from;
        long others = 0;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            others |= others((long) LONGS.get(octets, at));
        }
        for (; at < end; at++) {
            others |= others((octets[at] & 0xff) * EACH);
        }
        return end > from && (others & FIRST_BITS) == 0;
    }

    /** The first bit of each byte that is none of the characters is set. */
    private static long others(long octets) {
        long letters = among('a', 'z', octets | LOWER_CASE);
        long digits = among('-', '9', octets); // with '.' and '/'
        return ~(letters | digits) & otherThan('+', octets) & otherThan('_', octets) & otherThan('~', octets) | octets;
    }

    /** The first bit of each byte from one character to another is set, if no first bit was set before. */
    private static long among(char first, char last, long octets) {
        return octets + (0x80 - first) * EACH & ~(octets + (0x7f - last) * EACH);
    }

    /** The first bit of each byte that is not this character is set, if no first bit was set before. */
    private static long otherThan(char character, long octets) {
        return (octets ^ character * EACH) + 0x7f * EACH;
    }
}
