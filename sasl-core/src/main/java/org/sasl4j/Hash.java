package org.sasl4j;

import java.util.Optional;

/** A hash function that SCRAM knows. */
public enum Hash {
    /** SHA-1 (RFC 5802). */
    SHA_1("SHA-1", 20, 64),
    /** SHA-256 (RFC 7677). */
    SHA_256("SHA-256", 32, 64),
    /** SHA-384, named after the others. */
    SHA_384("SHA-384", 48, 128),
    /** SHA-512 (draft-melnikov-scram-sha-512). */
    SHA_512("SHA-512", 64, 128);

    private final String algorithm;
    private final int length;
    private final int blockLength;

    Hash(String algorithm, int length, int blockLength) {
        this.algorithm = algorithm;
        this.length = length;
        this.blockLength = blockLength;
    }

    /**
     * The hash with this name.
     *
     * @param algorithm such as {@code SHA-256}
     * @return the hash, or empty if it is none of these
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
     * The hash of a SCRAM mechanism, with or without -PLUS.
     *
     * @param mechanism the name
     * @return the hash, or empty if the mechanism is no SCRAM of these
     */
    public static Optional<Hash> ofScram(MechanismName mechanism) {
        String base = mechanism.base().toString();
        return base.startsWith("SCRAM-") ? named(base.substring("SCRAM-".length())) : Optional.empty();
    }

    /**
     * The name, both of IANA's registry and of JCA.
     *
     * @return such as {@code SHA-256}
     */
    public String algorithm() {
        return algorithm;
    }

    /**
     * The length of a result.
     *
     * @return octets
     */
    public int length() {
        return length;
    }

    /**
     * The length of the block that HMAC pads its key to (RFC 2104 section 2).
     *
     * @return octets
     */
    public int blockLength() {
        return blockLength;
    }

    /** The name of the hash. */
    @Override
    public String toString() {
        return algorithm;
    }
}
