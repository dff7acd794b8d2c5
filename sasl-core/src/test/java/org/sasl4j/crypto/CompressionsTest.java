package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sasl4j.MechanismException;
import org.sasl4j.mechanism.scram.Hash;

@DisplayName("15: what a derivation costs, counted in blocks that a hash compresses and not by a clock")
class CompressionsTest {
    private static final int ITERATIONS = 1000;

    /** Two pads that a digest keeps, two more for U1, and what the salt adds. */
    private static final int FIXED = 8;

    /** A digest that counts the blocks that it and its clones compress. */
    private static final class Counting extends MessageDigest implements Cloneable {
        private final int block;
        private final int lengthField;
        private final AtomicInteger compressions;
        private MessageDigest digest;
        private int absorbed;

        Counting(Hash hash, AtomicInteger compressions) throws NoSuchAlgorithmException {
            super(hash.algorithm());
            this.digest = MessageDigest.getInstance(hash.algorithm());
            this.block = hash.blockLength();
            this.lengthField = block / 8; // of SHA-1 and SHA-2
            this.compressions = compressions;
        }

        private void absorb(int length) {
            compressions.addAndGet((absorbed % block + length) / block);
            absorbed += length;
        }

        /** Of a bit, zeros and the length. */
        private void pad() {
            compressions.addAndGet(absorbed % block + 1 + lengthField > block ? 2 : 1);
            absorbed = 0;
        }

        @Override
        protected void engineUpdate(byte input) {
            absorb(1);
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            absorb(length);
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            pad();
            return digest.digest();
        }

        @Override
        protected int engineDigest(byte[] output, int offset, int length) throws DigestException {
            pad();
            return digest.digest(output, offset, length);
        }

        @Override
        protected void engineReset() {
            absorbed = 0;
            digest.reset();
        }

        @Override
        public Object clone() throws CloneNotSupportedException {
            Counting clone = (Counting) super.clone();
            clone.digest = (MessageDigest) digest.clone();
            return clone;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Hash.class,
            names = {"SHA_1", "SHA_224", "SHA_256", "SHA_384", "SHA_512"})
    void compressesTwoBlocksAnIteration(Hash hash) throws Exception {
        AtomicInteger compressions = new AtomicInteger();

        byte[] key = derive(hash, new Counting(hash, compressions));

        assertThat(key).isEqualTo(derive(hash, MessageDigest.getInstance(hash.algorithm())));
        assertThat(compressions.get()).isBetween(2 * ITERATIONS, 2 * ITERATIONS + FIXED);
    }

    private static byte[] derive(Hash hash, MessageDigest digest) throws MechanismException {
        byte[] password = "pencil".getBytes(StandardCharsets.US_ASCII);
        return Pbkdf2.derive(digest, hash.blockLength(), password, new byte[16], ITERATIONS);
    }
}
