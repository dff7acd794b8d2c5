package org.sasl4j.mechanism.scram;

import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Bytes;

/**
 * Asks the application of a SCRAM client for keys instead of the password (RFC 5802 section 5.1). It is asked only if
 * the handler left the {@code PasswordCallback} without a password.
 */
public final class ScramKeysCallback implements Callback {
    private final Hash hash;
    private final Bytes salt;
    private final int iterations;
    private @Nullable ScramClientKeys keys;

    /**
     * A question.
     *
     * @param hash the hash of the mechanism
     * @param salt the salt that the server sent
     * @param iterations the iteration count that the server sent
     */
    public ScramKeysCallback(Hash hash, Bytes salt, int iterations) {
        this.hash = hash;
        this.salt = salt;
        this.iterations = iterations;
    }

    /**
     * The hash that the keys must be for.
     *
     * @return the hash of the mechanism
     */
    public Hash getHash() {
        return hash;
    }

    /**
     * The salt that the keys must be for.
     *
     * @return the salt that the server sent
     */
    public Bytes getSalt() {
        return salt;
    }

    /**
     * The iteration count that the keys must be for.
     *
     * @return the iteration count that the server sent
     */
    public int getIterations() {
        return iterations;
    }

    /**
     * Answers with keys. {@link ScramKeys#clientKeys(Hash, org.sasl4j.Secret)} derives them from a SaltedPassword.
     *
     * @param known keys for this hash, salt and iteration count, in place of earlier ones; handed over, and closed after
     *     use
     */
    public void setKeys(ScramClientKeys known) {
        if (keys != null) {
            keys.close();
        }
        keys = known;
    }

    /**
     * The answer.
     *
     * @return the keys that the handler set, or empty if it set none
     */
    public Optional<ScramClientKeys> getKeys() {
        return Optional.ofNullable(keys);
    }
}
