package org.sasl4j.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) with a key that may change at each call. It works on one digest, and saves the set-up that
 * {@code javax.crypto.Mac} costs. No part of a key stays behind. It is not safe for use by several threads.
 */
public final class Hmac {
    static final byte IPAD = 0x36;
    static final byte OPAD = 0x5c;

    private static final int MD5_BLOCK_LENGTH = 64;
    private static final int SHA_256_BLOCK_LENGTH = 64;

    private final int blockLength;
    private final MessageDigest digest;
    private final byte[] block; // of the padded key, wiped between calls

    /**
     * HMAC with a hash.
     *
     * @param algorithm the JCA name of the hash
     * @param blockLength the length of its block, in octets
     */
    public Hmac(String algorithm, int blockLength) {
        this(Digests.create(algorithm), blockLength);
    }

    Hmac(MessageDigest digest, int blockLength) {
        this.blockLength = blockLength;
        this.digest = digest;
        this.block = new byte[blockLength];
    }

    /**
     * HMAC with MD5, for CRAM-MD5 (RFC 2195).
     *
     * @return a new object
     */
    public static Hmac md5() {
        return new Hmac("MD5", MD5_BLOCK_LENGTH);
    }

    /**
     * HMAC with SHA-256.
     *
     * @return a new object
     */
    public static Hmac sha256() {
        return new Hmac("SHA-256", SHA_256_BLOCK_LENGTH);
    }

    /**
     * The HMAC of a message.
     *
     * @param key of any length; not changed
     * @param parts the parts of the message, in order
     * @return as many octets as the hash has, which the caller wipes
     */
    public byte[] mac(byte[] key, byte[]... parts) {
        byte[] shortKey = fitting(digest, blockLength, key);
        pad(block, shortKey, IPAD);
        digest.update(block);
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] result = digest.digest();
        for (int i = 0; i < block.length; i++) {
            block[i] ^= IPAD ^ OPAD;
        }
        digest.update(block);
        digest.update(result);
        finish(digest, result);
        Arrays.fill(block, (byte) 0);
        if (shortKey != key) {
            Arrays.fill(shortKey, (byte) 0);
        }
        digest.reset();
        return result;
    }

    /**
     * The hash of a message.
     *
     * @param message the octets
     * @return as many octets as the hash has
     */
    public byte[] hash(byte[] message) {
        byte[] result = digest.digest(message);
        digest.reset(); // or it would keep what it hashed
        return result;
    }

    /** Returns the key, or its hash if the key is longer than a block (RFC 2104 section 2). */
    static byte[] fitting(MessageDigest digest, int blockLength, byte[] key) {
        return key.length > blockLength ? digest.digest(key) : key;
    }

    /** Makes the block that comes before the message. */
    static byte[] padded(int blockLength, byte[] key, byte pad) {
        byte[] block = new byte[blockLength];
        pad(block, key, pad);
        return block;
    }

    private static void pad(byte[] block, byte[] key, byte pad) {
        Arrays.fill(block, pad);
        for (int i = 0; i < key.length; i++) {
            block[i] ^= key[i];
        }
    }

    /**
     * Absorbs a padded key in two pieces. HotSpot's multi-block code for SHA-512 leaves the last block of a single
     * piece uncompressed in the buffer. Every clone would have to compress it again.
     */
    static void absorb(MessageDigest digest, byte[] block) {
        digest.update(block, 0, 1);
        digest.update(block, 1, block.length - 1);
    }

    /** Writes the result into an array that is exactly as long. */
    static void finish(MessageDigest digest, byte[] result) {
        try {
            digest.digest(result, 0, result.length);
        } catch (DigestException e) {
            throw new IllegalStateException(digest.getAlgorithm() + " does not fit its own length", e);
        }
    }
}
