package org.sasl4j.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-MD5 (RFC 2104) of many numbered messages with one key, for the layers of DIGEST-MD5 (RFC 2831 section 2.3). It
 * allocates nothing for a message. It is not safe for use by several threads. Closing it wipes the key.
 */
public final class MessageMac implements AutoCloseable {
    /** The length of what {@link #compute} returns, in octets. */
    public static final int LENGTH = 16;

    private static final int BLOCK_LENGTH = 64;

    private final MessageDigest digest = Digests.create("MD5");
    private final byte[] innerPad;
    private final byte[] outerPad;
    private final byte[] number = new byte[Integer.BYTES];
    private final byte[] mac = new byte[LENGTH];

    /**
     * Starts with a key.
     *
     * @param key no longer than 64 octets; not changed
     */
    public MessageMac(byte[] key) {
        innerPad = Hmac.padded(BLOCK_LENGTH, key, Hmac.IPAD);
        outerPad = Hmac.padded(BLOCK_LENGTH, key, Hmac.OPAD);
    }

    /**
     * HMAC(key, {SeqNum, msg}).
     *
     * @param sequence the number of the message, an unsigned int in network byte order
     * @param message the array that holds the message
     * @param offset where the message begins
     * @param length how many octets it has
     * @return 16 octets in an array that the next call overwrites
     */
    public byte[] compute(int sequence, byte[] message, int offset, int length) {
        BigEndian.put(sequence, number, 0);
        digest.update(innerPad);
        digest.update(number);
        digest.update(message, offset, length);
        finish();
        digest.update(outerPad);
        digest.update(mac);
        finish();
        return mac;
    }

    /**
     * Whether the MAC that was computed last begins with these octets. The time it takes does not depend on them.
     *
     * @param octets the array that holds what was received
     * @param offset where the received MAC begins
     * @param length how many octets of the MAC were received, up to 16
     * @return true if they are the same
     */
    public boolean matches(byte[] octets, int offset, int length) {
        int difference = 0;
        for (int i = 0; i < length; i++) {
            difference |= mac[i] ^ octets[offset + i];
        }
        return difference == 0;
    }

    private void finish() {
        try {
            digest.digest(mac, 0, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("MD5 has no longer 16 octets", e);
        }
    }

    @Override
    public void close() {
        Arrays.fill(innerPad, (byte) 0);
        Arrays.fill(outerPad, (byte) 0);
        Arrays.fill(mac, (byte) 0);
    }
}
