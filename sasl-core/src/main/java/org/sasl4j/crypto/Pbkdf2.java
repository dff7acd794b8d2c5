package org.sasl4j.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/**
 * Hi() of RFC 5802 section 2.2: PBKDF2 with HMAC and one block of output. It clones the digest after it has absorbed
 * the padded key, so an iteration costs two compressions instead of four. If a digest cannot be cloned, it absorbs the
 * key each time, with the same result.
 */
public final class Pbkdf2 {
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};
    private static final int INTERRUPTION_EVERY = 4096;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private Pbkdf2() {}

    /**
     * Derives a key as long as the hash.
     *
     * @param algorithm the JCA name of the hash
     * @param blockLength the length of its block, in octets
     * @param password the octets of the password; not changed
     * @param salt the octets of the salt
     * @param iterations 1 or more
     * @return the key, which the caller wipes
     * @throws MechanismException of reason ABORTED if the thread is interrupted; it stays interrupted
     */
    public static byte[] derive(String algorithm, int blockLength, byte[] password, byte[] salt, int iterations)
            throws MechanismException {
        return derive(Digests.create(algorithm), blockLength, password, salt, iterations);
    }

    static byte[] derive(MessageDigest digest, int blockLength, byte[] password, byte[] salt, int iterations)
            throws MechanismException {
        if (iterations < 1) {
            throw new IllegalArgumentException("the iteration count must be 1 or more: " + iterations);
        }
        byte[] key = Hmac.fitting(digest, blockLength, password);
        byte[] innerPad = Hmac.padded(blockLength, key, Hmac.IPAD);
        byte[] outerPad = Hmac.padded(blockLength, key, Hmac.OPAD);
        byte[] u = first(digest, innerPad, outerPad, salt);
        byte[] sum = u.clone();
        try {
            iterate(digest, innerPad, outerPad, u, sum, iterations);
            return sum;
        } catch (MechanismException e) {
            Arrays.fill(sum, (byte) 0);
            throw e;
        } finally {
            if (key != password) {
                Arrays.fill(key, (byte) 0);
            }
            Arrays.fill(innerPad, (byte) 0);
            Arrays.fill(outerPad, (byte) 0);
            Arrays.fill(u, (byte) 0);
            digest.reset();
        }
    }

    /** U1 = HMAC(str, salt + INT(1)). */
    private static byte[] first(MessageDigest digest, byte[] innerPad, byte[] outerPad, byte[] salt) {
        Hmac.absorb(digest, innerPad);
        digest.update(salt);
        byte[] u = digest.digest(FIRST_BLOCK);
        Hmac.absorb(digest, outerPad);
        digest.update(u);
        Hmac.finish(digest, u);
        return u;
    }

    private static void iterate(
            MessageDigest digest, byte[] innerPad, byte[] outerPad, byte[] u, byte[] sum, int iterations)
            throws MechanismException {
        MessageDigest inner;
        MessageDigest outer;
        try {
            Hmac.absorb(digest, innerPad);
            inner = (MessageDigest) digest.clone();
            digest.reset();
            Hmac.absorb(digest, outerPad);
            outer = (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            digest.reset();
            reabsorbing(digest, innerPad, outerPad, u, sum, iterations);
            return;
        }
        try {
            cloning(inner, outer, u, sum, iterations);
        } finally {
            inner.reset();
            outer.reset();
        }
    }

    private static void cloning(MessageDigest inner, MessageDigest outer, byte[] u, byte[] sum, int iterations)
            throws MechanismException {
        int length = u.length;
        try {
            for (int i = 1; i < iterations; i++) {
                MessageDigest digest = (MessageDigest) inner.clone();
                digest.update(u, 0, length);
                digest.digest(u, 0, length);
                digest = (MessageDigest) outer.clone();
                digest.update(u, 0, length);
                digest.digest(u, 0, length);
                add(u, sum);
                if (i % INTERRUPTION_EVERY == 0) {
                    stopIfInterrupted();
                }
            }
        } catch (CloneNotSupportedException | DigestException e) {
            throw new IllegalStateException("a digest that could be cloned no longer can", e);
        }
    }

    private static void reabsorbing(
            MessageDigest digest, byte[] innerPad, byte[] outerPad, byte[] u, byte[] sum, int iterations)
            throws MechanismException {
        for (int i = 1; i < iterations; i++) {
            Hmac.absorb(digest, innerPad);
            digest.update(u);
            Hmac.finish(digest, u);
            Hmac.absorb(digest, outerPad);
            digest.update(u);
            Hmac.finish(digest, u);
            add(u, sum);
            if (i % INTERRUPTION_EVERY == 0) {
                stopIfInterrupted();
            }
        }
    }

    /** Adds by XOR, four octets at a time. Every hash of SCRAM is a whole number of ints long. */
    private static void add(byte[] u, byte[] sum) {
        for (int i = 0; i < sum.length; i += Integer.BYTES) {
            INTS.set(sum, i, (int) INTS.get(sum, i) ^ (int) INTS.get(u, i));
        }
    }

    private static void stopIfInterrupted() throws MechanismException {
        if (Thread.currentThread().isInterrupted()) {
            throw new MechanismException(Reason.ABORTED, "the thread was interrupted while it derived a key");
        }
    }
}
