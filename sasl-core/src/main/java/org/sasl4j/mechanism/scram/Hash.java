package org.sasl4j.mechanism.scram;

import java.util.Optional;
import org.sasl4j.crypto.Hmac;

/** A hash function that SCRAM can use. */
public enum Hash {
    /** SHA-224, named after the others. */
    SHA_224("SHA-224", 28, 64, 4096),
    /** SHA-1 (RFC 5802). */
    SHA_1("SHA-1", 20, 64, 4096),
    /** SHA-256 (RFC 7677). */
    SHA_256("SHA-256", 32, 64, 4096),
    /** SHA-384, named after the others. */
    SHA_384("SHA-384", 48, 128, 4096),
    /** SHA-512 (draft-melnikov-scram-sha-512). */
    SHA_512("SHA-512", 64, 128, 10000),
    /** SHA3-512 (draft-melnikov-scram-sha3-512). */
    SHA3_512("SHA3-512", 64, 72, 10000);

    private final String algorithm;
    private final int length;
    private final int blockLength;
    private final int usualIterations; // RFC 7677 section 4, draft-melnikov-scram-sha-512 section 4

    Hash(String algorithm, int length, int blockLength, int usualIterations) {
        this.algorithm = algorithm;
        this.length = length;
        this.blockLength = blockLength;
        this.usualIterations = usualIterations;
    }

    /**
     * The hash with this name.
     *
     * @param algorithm such as {@code SHA-256}
     * @return the hash, or empty if SCRAM has none of this name
     */
    public static Optional<Hash> named(String algorithm) {
        for (Hash hash : values()) {
            if (hash.algorithm.equals(algorithm)) {
                return Optional.of(hash);
            }
        }
        return Optional.empty();
    }

    /**
     * The name, which is the same in IANA's registry and in JCA.
     *
     * @return such as {@code SHA-256}
     */
    public String algorithm() {
        return algorithm;
    }

    /**
     * The length of a hash.
     *
     * @return the number of octets
     */
    public int length() {
        return length;
    }

    /**
     * The length of the block that HMAC pads its key to (RFC 2104 section 2).
     *
     * @return the number of octets
     */
    public int blockLength() {
        return blockLength;
    }

    /**
     * The iteration count that the specification of its mechanism asks for.
     *
     * @return 4096 (RFC 7677 section 4), and 10000 for the hashes of 64 octets (draft-melnikov-scram-sha-512 section 4)
     */
    public int usualIterations() {
        return usualIterations;
    }

    /** HMAC with this hash. */
    Hmac hmac() {
        return new Hmac(algorithm, blockLength);
    }

    @Override
    public String toString() {
        return algorithm;
    }
}
