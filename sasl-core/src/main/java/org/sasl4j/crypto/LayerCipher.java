package org.sasl4j.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.StreamCipher;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CBCModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * A cipher of DIGEST-MD5's confidential layer, in one direction. Its state runs on from message to message (RFC 2831
 * section 2.4). It works in place and allocates nothing for a message. It is not safe for use by several threads.
 *
 * <p>DES is BouncyCastle's, because it is faster than the JDK's. RC4 is the JDK's, because it is faster than
 * BouncyCastle's; if the JDK's security policy forbids it, RC4 is BouncyCastle's, too.
 */
public abstract sealed class LayerCipher implements AutoCloseable {
    private static final int DES_KEY = 7;

    /** The direction of a cipher. */
    public enum Direction {
        /** Plaintext to ciphertext. */
        ENCRYPT,
        /** Ciphertext to plaintext. */
        DECRYPT
    }

    private LayerCipher() {}

    /**
     * DES with a key of 56 bits.
     *
     * @param direction encrypt or decrypt
     * @param sealingKey Kcc or Kcs, 16 octets: the first 7 make the key, the last 8 are the IV; not changed
     * @return a cipher that the caller closes
     */
    public static LayerCipher des(Direction direction, byte[] sealingKey) {
        return new Blocks(new Des(direction, spread(sealingKey, 0)), direction, sealingKey);
    }

    /**
     * DES three times with two keys of 56 bits.
     *
     * @param direction encrypt or decrypt
     * @param sealingKey Kcc or Kcs, 16 octets: the first 14 make the keys, the last 8 are the IV; not changed
     * @return a cipher that the caller closes
     */
    public static LayerCipher tripleDes(Direction direction, byte[] sealingKey) {
        byte[] first = spread(sealingKey, 0);
        return new Blocks(new Des(direction, first, spread(sealingKey, DES_KEY), first), direction, sealingKey);
    }

    /**
     * RC4 with a key of 128 bits. Encrypting and decrypting are the same.
     *
     * @param sealingKey Kcc or Kcs, 16 octets; not changed
     * @return a cipher that the caller closes
     */
    public static LayerCipher rc4(byte[] sealingKey) {
        try {
            return new JdkStream(sealingKey);
        } catch (GeneralSecurityException e) { // the JDK no longer has it, or forbids it
            return new Stream(sealingKey);
        }
    }

    /**
     * Spreads 56 bits over the 8 octets that DES takes, 7 bits in each. DES ignores the eighth bit, which is for
     * parity.
     */
    private static byte[] spread(byte[] from, int offset) {
        long bits = 0;
        for (int i = 0; i < DES_KEY; i++) {
            bits = bits << Byte.SIZE | from[offset + i] & 0xff;
        }
        byte[] key = new byte[8];
        for (int i = key.length - 1; i >= 0; i--) {
            key[i] = (byte) (bits << 1);
            bits >>>= DES_KEY;
        }
        return key;
    }

    /**
     * The length of a block. The length of plaintext has to be a multiple of it.
     *
     * @return the number of octets; 1 for a stream cipher
     */
    public abstract int blockLength();

    /**
     * Encrypts or decrypts in place.
     *
     * @param octets the array that holds the text
     * @param offset where the text begins
     * @param length how long the text is, a multiple of {@link #blockLength()}
     */
    public abstract void apply(byte[] octets, int offset, int length);

    /** Wipes the key. */
    @Override
    public abstract void close();

    /**
     * DES, once or several times, with every second one in the other direction. BouncyCastle's own class for that
     * allocates for each block.
     */
    private static final class Des extends DESEngine {
        private final int[][] schedules;

        Des(Direction direction, byte[]... keys) {
            schedules = new int[keys.length][];
            for (int i = 0; i < keys.length; i++) {
                schedules[i] = generateWorkingKey((direction == Direction.ENCRYPT) == (i % 2 == 0), keys[i]);
            }
            for (byte[] key : keys) {
                Arrays.fill(key, (byte) 0);
            }
        }

        @Override
        public void init(boolean encrypting, CipherParameters parameters) {
            // the constructor has set the keys
        }

        @Override
        public int processBlock(byte[] in, int inOffset, byte[] out, int outOffset) {
            desFunc(schedules[0], in, inOffset, out, outOffset);
            for (int i = 1; i < schedules.length; i++) {
                desFunc(schedules[i], out, outOffset, out, outOffset);
            }
            return BLOCK_SIZE;
        }

        void wipe() {
            for (int[] schedule : schedules) {
                Arrays.fill(schedule, 0);
            }
        }
    }

    private static final class Blocks extends LayerCipher {
        private static final int BLOCK_LENGTH = 8;
        private static final KeyParameter SET_ALREADY = new KeyParameter(new byte[0]);

        private final Des des;
        private final CBCModeCipher cbc;

        Blocks(Des des, Direction direction, byte[] sealingKey) {
            this.des = des;
            this.cbc = CBCBlockCipher.newInstance(des);
            cbc.init(
                    direction == Direction.ENCRYPT,
                    new ParametersWithIV(SET_ALREADY, sealingKey, BLOCK_LENGTH, BLOCK_LENGTH));
        }

        @Override
        public int blockLength() {
            return BLOCK_LENGTH;
        }

        @Override
        public void apply(byte[] octets, int offset, int length) {
            for (int at = offset; at < offset + length; at += BLOCK_LENGTH) {
                cbc.processBlock(octets, at, octets, at);
            }
        }

        @Override
        public void close() {
            des.wipe();
            cbc.init(true, new ParametersWithIV(SET_ALREADY, new byte[BLOCK_LENGTH])); // the IV is key material, too
        }
    }

    private static final class JdkStream extends LayerCipher {
        private final Cipher cipher;

        JdkStream(byte[] key) throws GeneralSecurityException {
            cipher = Cipher.getInstance("ARCFOUR");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
        }

        @Override
        public int blockLength() {
            return 1;
        }

        @Override
        public void apply(byte[] octets, int offset, int length) {
            try {
                cipher.update(octets, offset, length, octets, offset);
            } catch (ShortBufferException e) {
                throw new IllegalStateException("RC4 makes its text longer", e);
            }
        }

        @Override
        public void close() {
            try {
                cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "ARCFOUR"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("RC4 no longer takes a key", e);
            }
        }
    }

    private static final class Stream extends LayerCipher {
        private final StreamCipher engine = new RC4Engine();

        Stream(byte[] key) {
            engine.init(true, new KeyParameter(key));
        }

        @Override
        public int blockLength() {
            return 1;
        }

        @Override
        public void apply(byte[] octets, int offset, int length) {
            engine.processBytes(octets, offset, length, octets, offset);
        }

        @Override
        public void close() {
            engine.init(true, new KeyParameter(new byte[16]));
        }
    }
}
