package org.sasl4j.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.StreamCipher;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CBCModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * A cipher of DIGEST-MD5's confidential layer in one direction, whose state runs on from message to message (RFC 2831
 * section 2.4). Works in place and allocates nothing for a message. Not safe for use by several threads.
 *
 * <p>DES is BouncyCastle's, which is faster than the JDK's; RC4 is the JDK's, which is faster than BouncyCastle's, where
 * its security policy still has it.
 */
public abstract sealed class LayerCipher implements AutoCloseable {
    private static final int DES_KEY = 7;

    /** Which way. */
    public enum Direction {
        /** From plaintext. */
        ENCRYPT,
        /** To plaintext. */
        DECRYPT
    }

    private LayerCipher() {}

    /**
     * DES with a key of 56 bits.
     *
     * @param direction which way
     * @param sealingKey Kcc or Kcs, 16 octets: the key from its first 7, the IV its last 8; not changed
     * @return a cipher that the caller closes
     */
    public static LayerCipher des(Direction direction, byte[] sealingKey) {
        byte[] key = new byte[8];
        spread(sealingKey, 0, key, 0);
        return new Blocks(new DESEngine(), direction, key, sealingKey);
    }

    /**
     * DES three times with two keys of 56 bits.
     *
     * @param direction which way
     * @param sealingKey Kcc or Kcs, 16 octets: the keys from its first 14, the IV its last 8; not changed
     * @return a cipher that the caller closes
     */
    public static LayerCipher tripleDes(Direction direction, byte[] sealingKey) {
        byte[] keys = new byte[16]; // the engine takes the first of two again as the third
        spread(sealingKey, 0, keys, 0);
        spread(sealingKey, DES_KEY, keys, 8);
        return new Blocks(new DESedeEngine(), direction, keys, sealingKey);
    }

    /**
     * RC4 with a key of 128 bits; its two directions are the same.
     *
     * @param sealingKey Kcc or Kcs, 16 octets; not changed
     * @return a cipher that the caller closes
     */
    public static LayerCipher rc4(byte[] sealingKey) {
        try {
            return new JdkStream(sealingKey);
        } catch (GeneralSecurityException e) { // no longer in the JDK, or forbidden there
            return new Stream(sealingKey);
        }
    }

    /** 56 bits as the 8 octets that DES takes, 7 in each; it ignores the eighth, which is parity. */
    private static void spread(byte[] from, int offset, byte[] to, int at) {
        long bits = 0;
        for (int i = 0; i < DES_KEY; i++) {
            bits = bits << Byte.SIZE | from[offset + i] & 0xff;
        }
        for (int i = 7; i >= 0; i--) {
            to[at + i] = (byte) (bits << 1);
            bits >>>= DES_KEY;
        }
    }

    /**
     * The length that plaintext has to be a multiple of.
     *
     * @return octets; 1 for a stream cipher
     */
    public abstract int blockLength();

    /**
     * Encrypts or decrypts in place.
     *
     * @param octets hold the text
     * @param offset where it begins
     * @param length how long it is, a multiple of {@link #blockLength()}
     */
    public abstract void apply(byte[] octets, int offset, int length);

    /** Forgets the key. */
    @Override
    public abstract void close();

    private static final class Blocks extends LayerCipher {
        private static final int BLOCK_LENGTH = 8;

        private final CBCModeCipher cbc;
        private final int keyLength;

        Blocks(BlockCipher engine, Direction direction, byte[] key, byte[] sealingKey) {
            this.cbc = CBCBlockCipher.newInstance(engine);
            this.keyLength = key.length;
            cbc.init(
                    direction == Direction.ENCRYPT,
                    new ParametersWithIV(new KeyParameter(key), sealingKey, BLOCK_LENGTH, BLOCK_LENGTH));
            Arrays.fill(key, (byte) 0);
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
            KeyParameter nothing = new KeyParameter(new byte[keyLength]);
            cbc.init(true, new ParametersWithIV(nothing, new byte[BLOCK_LENGTH]));
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
