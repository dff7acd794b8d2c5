package org.sasl4j.provider;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.util.concurrent.atomic.AtomicLong;

/** A provider of the JDK's SHA-2 digests that counts the blocks they compress, padding included, over all threads. */
public final class CountingDigests extends Provider {
    static final String NAME = "Counting";

    private static final long serialVersionUID = 1L;
    private static final AtomicLong COMPRESSIONS = new AtomicLong();

    CountingDigests() {
        super(NAME, "1", "SUN's digests, counted");
        put("MessageDigest.SHA-256", Sha256.class.getName());
        put("MessageDigest.SHA-512", Sha512.class.getName());
    }

    static long compressions() {
        return COMPRESSIONS.get();
    }

    /** SHA-256, of 64 octets a block and 8 octets of length. */
    public static final class Sha256 extends Counted {
        /** For the provider. */
        public Sha256() {
            super("SHA-256", 64, 8);
        }
    }

    /** SHA-512, of 128 octets a block and 16 octets of length. */
    public static final class Sha512 extends Counted {
        /** For the provider. */
        public Sha512() {
            super("SHA-512", 128, 16);
        }
    }

    private abstract static class Counted extends MessageDigestSpi implements Cloneable {
        private final int blockLength;
        private final int lengthOfLength;
        private MessageDigest counted;
        private int pending; // octets of the block that is not full yet

        Counted(String algorithm, int blockLength, int lengthOfLength) {
            this.blockLength = blockLength;
            this.lengthOfLength = lengthOfLength;
            try {
                this.counted = MessageDigest.getInstance(algorithm, "SUN");
            } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected int engineGetDigestLength() {
            return counted.getDigestLength();
        }

        @Override
        protected void engineUpdate(byte input) {
            engineUpdate(new byte[] {input}, 0, 1);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            count(length);
            counted.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            int padding = 1 + lengthOfLength;
            count(pending + padding <= blockLength ? blockLength - pending : 2 * blockLength - pending);
            return counted.digest();
        }

        private void count(int octets) {
            COMPRESSIONS.addAndGet((pending + octets) / blockLength);
            pending = (pending + octets) % blockLength;
        }

        @Override
        protected void engineReset() {
            pending = 0;
            counted.reset();
        }

        @Override
        public Object clone() throws CloneNotSupportedException {
            Counted copy = (Counted) super.clone();
            copy.counted = (MessageDigest) counted.clone();
            return copy;
        }
    }
}
