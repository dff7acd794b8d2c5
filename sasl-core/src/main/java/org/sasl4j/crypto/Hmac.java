package org.sasl4j.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.sasl4j.Hash;

/** HMAC (RFC 2104) of short-lived keys over a digest, without the set-up that {@code javax.crypto.Mac} costs. */
public final class Hmac {
    private static final byte IPAD = 0x36;
    private static final byte OPAD = 0x5c;

    private Hmac() {}

    /**
     * The HMAC of a message.
     *
     * @param hash the hash
     * @param key of any length; not changed
     * @param parts of the message, in order
     * @return as many octets as the hash has, which the caller wipes
     */
    public static byte[] of(Hash hash, byte[] key, byte[]... parts) {
        MessageDigest digest = Digests.create(hash.algorithm());
        byte[] shortKey = fit(digest, hash.blockLength(), key);
        try {
            absorb(digest, hash.blockLength(), shortKey, IPAD);
            for (byte[] part : parts) {
                digest.update(part);
            }
            byte[] inner = digest.digest();
            absorb(digest, hash.blockLength(), shortKey, OPAD);
            digest.update(inner);
            finish(digest, inner);
            return inner;
        } finally {
            Arrays.fill(shortKey, (byte) 0);
        }
    }

    /** The key, hashed first if it is longer than a block (RFC 2104 section 2). Always a fresh array. */
    static byte[] fit(MessageDigest digest, int blockLength, byte[] key) {
        return key.length > blockLength ? digest.digest(key) : key.clone();
    }

    static void absorbInner(MessageDigest digest, int blockLength, byte[] key) {
        absorb(digest, blockLength, key, IPAD);
    }

    static void absorbOuter(MessageDigest digest, int blockLength, byte[] key) {
        absorb(digest, blockLength, key, OPAD);
    }

    /**
     * Absorbs the padded key. In two pieces, because HotSpot's multi-block code for SHA-512 leaves the last block of a
     * single piece uncompressed in the buffer, and every clone would have to compress it again.
     */
    private static void absorb(MessageDigest digest, int blockLength, byte[] key, byte pad) {
        byte[] block = new byte[blockLength];
        Arrays.fill(block, pad);
        for (int i = 0; i < key.length; i++) {
            block[i] ^= key[i];
        }
        digest.update(block, 0, 1);
        digest.update(block, 1, blockLength - 1);
        Arrays.fill(block, (byte) 0);
    }

    /** The result into an array that is exactly as long. */
    static void finish(MessageDigest digest, byte[] result) {
        try {
            digest.digest(result, 0, result.length);
        } catch (DigestException e) {
            throw new IllegalStateException(digest.getAlgorithm() + " does not fit its own length", e);
        }
    }
}
