package org.sasl4j.mechanism.digest;

import java.util.Optional;
import org.sasl4j.Credential;
import org.sasl4j.Secret;

/**
 * What a DIGEST-MD5 server keeps instead of a password: H(username ":" realm ":" password) (RFC 2831 section 2.1.2.1).
 * Within its realm it is worth as much as the password, so keep it just as secret.
 */
public final class DigestCredential implements Credential {
    private static final int LENGTH = 16;
    private static final Optional<Credential> STRANGER =
            Optional.of(new DigestCredential("", Secret.owning(new byte[LENGTH])));

    private final String realm;
    private final Secret hash;

    /**
     * A credential for one realm.
     *
     * @param realm the realm that went into the hash
     * @param hash 16 octets, handed over: this credential closes it
     * @throws IllegalArgumentException if the hash has another length
     */
    public DigestCredential(String realm, Secret hash) {
        if (hash.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "the hash of a DIGEST-MD5 credential must have " + LENGTH + " octets and has " + hash.length());
        }
        this.realm = realm;
        this.hash = hash;
    }

    /**
     * The realm that the credential is for.
     *
     * @return the realm, possibly empty
     */
    @Override
    public String realm() {
        return realm;
    }

    /**
     * H(username ":" realm ":" password).
     *
     * @return 16 octets, which this credential closes
     */
    public Secret hash() {
        return hash;
    }

    @Override
    public boolean judgesPasswords() {
        return true;
    }

    @Override
    public Optional<String> judge(String user, Secret password) {
        try (DigestCredential presented = DigestKeys.derive(user, realm, password)) {
            return hash.matches(presented.hash) ? Optional.of(user) : Optional.empty();
        }
    }

    @Override
    public Credential lent() {
        return new DigestCredential(realm, hash.copy());
    }

    @Override
    public boolean contradicts(Credential other) {
        return other instanceof DigestCredential that && realm.equals(that.realm);
    }

    @Override
    public Optional<Credential> stranger() {
        return STRANGER;
    }

    @Override
    public void close() {
        if (this != STRANGER.get()) {
            hash.close();
        }
    }

    @Override
    public String toString() {
        return "DigestCredential[" + realm + "]";
    }
}
