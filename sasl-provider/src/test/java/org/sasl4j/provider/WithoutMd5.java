package org.sasl4j.provider;

import java.security.MessageDigestSpi;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.sasl4j.Service;

/** A security provider that has SHA-1 and SHA-256 and nothing else, as a JVM under FIPS 140 has no MD5. */
public final class WithoutMd5 extends Provider {
    private static final long serialVersionUID = 1L;

    /** Made by the JVM of {@link NarrowJvmTest}, by the name of the class. */
    public WithoutMd5() {
        super("WithoutMd5", "1", "SHA-1 and SHA-256");
        putService(new Service(this, "MessageDigest", "SHA-1", Sha1.class.getName(), List.of("SHA", "SHA1"), Map.of()));
        putService(new Service(this, "MessageDigest", "SHA-256", Sha256.class.getName(), List.of(), Map.of()));
    }

    /** SHA-1. */
    public static final class Sha1 extends Spi {
        /** Made by the JCA. */
        public Sha1() {
            super(new SHA1Digest());
        }
    }

    /** SHA-256. */
    public static final class Sha256 extends Spi {
        /** Made by the JCA. */
        public Sha256() {
            super(new SHA256Digest());
        }
    }

    private abstract static class Spi extends MessageDigestSpi {
        private final Digest digest;

        Spi(Digest digest) {
            this.digest = digest;
        }

        @Override
        protected int engineGetDigestLength() {
            return digest.getDigestSize();
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            byte[] hash = new byte[digest.getDigestSize()];
            digest.doFinal(hash, 0);
            return hash;
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }
}
