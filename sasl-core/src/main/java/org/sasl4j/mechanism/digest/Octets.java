package org.sasl4j.mechanism.digest;

import java.security.MessageDigest;
import java.util.Arrays;

/** Collects octets that are to be sent or hashed. Strings hold one octet in each char. */
final class Octets {
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private byte[] octets;
    private int length;

    Octets(int expected) {
        octets = new byte[expected];
    }

    Octets put(char octet) {
        makeRoom(1);
        octets[length++] = (byte) octet;
        return this;
    }

    @SuppressWarnings("deprecation") // it takes the low octet of each char, which is what we want
    Octets put(String text) {
        makeRoom(text.length());
        text.getBytes(0, text.length(), octets, length);
        length += text.length();
        return this;
    }

    /** Appends octets as lower-case hexadecimal digits. */
    Octets putHex(byte[] value) {
        makeRoom(2 * value.length);
        for (byte octet : value) {
            octets[length++] = DIGITS[octet >> 4 & 0xf];
            octets[length++] = DIGITS[octet & 0xf];
        }
        return this;
    }

    private void makeRoom(int more) {
        if (octets.length - length < more) {
            byte[] outgrown = octets;
            octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + more));
            Arrays.fill(outgrown, (byte) 0);
        }
    }

    boolean isEmpty() {
        return length == 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(octets, length);
    }

    /** Finishes the digest with the octets collected so far, and wipes them. */
    byte[] digest(MessageDigest digest) {
        digest.update(octets, 0, length);
        Arrays.fill(octets, 0, length, (byte) 0);
        length = 0;
        byte[] result = digest.digest();
        digest.reset();
        return result;
    }
}
