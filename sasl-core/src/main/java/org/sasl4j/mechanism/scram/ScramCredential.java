package org.sasl4j.mechanism.scram;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Bytes;
import org.sasl4j.Credential;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;

/**
 * What a SCRAM server keeps instead of a password (RFC 5802 section 2.2, RFC 5803). It is enough to check a proof and
 * for the server to prove itself. It is not enough to log in as the user.
 */
public final class ScramCredential implements Credential {
    private static final AtomicReferenceArray<@Nullable ScramCredential> STRANGERS =
            new AtomicReferenceArray<>(Hash.values().length);

    private final Hash hash;
    private final Bytes salt;
    private final int iterations;
    private final Bytes storedKey;
    private final Bytes serverKey;

    /**
     * A credential made of its parts.
     *
     * @param hash the hash that the keys were derived with
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
     * The hash that the keys were derived with.
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
     * @return as many octets as a result of the hash
     */
    public Bytes storedKey() {
        return storedKey;
    }

    /**
     * HMAC(SaltedPassword, "Server Key").
     *
     * @return as many octets as a result of the hash
     */
    public Bytes serverKey() {
        return serverKey;
    }

    @Override
    public boolean judgesPasswords() {
        return true;
    }

    @Override
    public Optional<String> judge(String user, Secret password) throws MechanismException {
        return ScramKeys.derive(hash, password, salt, iterations).equals(this) ? Optional.of(user) : Optional.empty();
    }

    @Override
    public boolean contradicts(Credential other) {
        return other instanceof ScramCredential that && hash == that.hash;
    }

    /**
     * A credential whose keys and salt are zeros. Most users of a server have the same figures, so the last such
     * credential is kept for each hash.
     */
    @Override
    public Optional<Credential> stranger() {
        ScramCredential last = STRANGERS.get(hash.ordinal());
        if (last == null || last.iterations != iterations || last.salt.length() != salt.length()) {
            Bytes nobodys = Bytes.copyOf(new byte[hash.length()]);
            last = new ScramCredential(hash, Bytes.copyOf(new byte[salt.length()]), iterations, nobodys, nobodys);
            STRANGERS.set(hash.ordinal(), last);
        }
        return Optional.of(last);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof ScramCredential that
                        && hash == that.hash
                        && iterations == that.iterations
                        && salt.equals(that.salt)
                        && storedKey.equals(that.storedKey) & serverKey.equals(that.serverKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(hash, iterations, salt);
    }

    @Override
    public String toString() {
        return "ScramCredential[" + hash + ", " + iterations + ", " + salt.length() + "]";
    }
}
