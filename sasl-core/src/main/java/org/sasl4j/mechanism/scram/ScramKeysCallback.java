package org.sasl4j.mechanism.scram;

import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Bytes;

/**
 * Asks a SCRAM client's application for keys instead of the password (RFC 5802 section 5.1). Asked only where the handler
 * left the {@code PasswordCallback} without a password.
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
     * @param salt what the server sent
     * @param iterations what the server sent
     */
    public ScramKeysCallback(Hash hash, Bytes salt, int iterations) {
        this.hash = hash;
        this.salt = salt;
        this.iterations = iterations;
    }

    /**
     * The hash that the keys must be of.
     *
     * @return the hash of the mechanism
     */
    public Hash getHash() {
        return hash;
    }

    /**
     * The salt that the keys must be of.
     *
     * @return what the server sent
     */
    public Bytes getSalt() {
        return salt;
    }

    /**
     * The iteration count that the keys must be of.
     *
     * @return what the server sent
     */
    public int getIterations() {
        return iterations;
    }

    /**
     * Answered; {@code ScramKeys.clientKeys} makes the keys from a SaltedPassword.
     *
     * @param known keys of this hash, salt and iteration count; handed over, and closed once used
     */
    public void setKeys(ScramClientKeys known) {
        keys = known;
    }

    /**
     * The answer.
     *
     * @return what the handler said, or empty if it said nothing
     */
    public Optional<ScramClientKeys> getKeys() {
        return Optional.ofNullable(keys);
    }
}
