package org.sasl4j;

import java.util.Objects;

/**
 * What a SCRAM server keeps of a password (RFC 5802 section 2.2, RFC 5803): enough to check a proof and to prove itself,
 * not enough to log in as the user.
 */
public final class ScramCredential implements Credential {
    private final Hash hash;
    private final Bytes salt;
    private final int iterations;
    private final Bytes storedKey;
    private final Bytes serverKey;

    /**
     * A credential made of its parts.
     *
     * @param hash the hash it was derived with
     * @param salt not empty
     * @param iterations 1 or more
     * @param storedKey H(ClientKey), as long as the hash
     * @param serverKey HMAC(SaltedPassword, "Server Key"), as long as the hash
     * @throws IllegalArgumentException if a part breaks these bounds; the message says which
     */
    public ScramCredential(Hash hash, Bytes salt, int iterations, Bytes storedKey, Bytes serverKey) {
        if (salt.length() == 0) {
            throw new IllegalArgumentException("the salt of a SCRAM credential is empty");
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("the iterations of a SCRAM credential must be 1 or more: " + iterations);
        }
        requireLength("StoredKey", storedKey, hash);
        requireLength("ServerKey", serverKey, hash);
        this.hash = hash;
        this.salt = salt;
        this.iterations = iterations;
        this.storedKey = storedKey;
        this.serverKey = serverKey;
    }

    private static void requireLength(String what, Bytes key, Hash hash) {
        if (key.length() != hash.length()) {
            throw new IllegalArgumentException("the " + what + " of a SCRAM credential must be as long as a " + hash
                    + ", " + hash.length() + " octets, and has " + key.length());
        }
    }

    /**
     * The hash it was derived with.
     *
     * @return the hash
     */
    public Hash hash() {
        return hash;
    }

    /**
     * The salt.
     *
     * @return 1 octet or more
     */
    public Bytes salt() {
        return salt;
    }

    /**
     * The iteration count.
     *
     * @return 1 or more
     */
    public int iterations() {
        return iterations;
    }

    /**
     * H(ClientKey).
     *
     * @return as many octets as the hash has
     */
    public Bytes storedKey() {
        return storedKey;
    }

    /**
     * HMAC(SaltedPassword, "Server Key").
     *
     * @return as many octets as the hash has
     */
    public Bytes serverKey() {
        return serverKey;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScramCredential that
                && hash == that.hash
                && iterations == that.iterations
                && salt.equals(that.salt)
                && storedKey.equals(that.storedKey) & serverKey.equals(that.serverKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(hash, iterations, salt);
    }

    /** The hash and the iterations; no key. */
    @Override
    public String toString() {
        return "ScramCredential[" + hash + ", " + iterations + "]";
    }
}
