package org.sasl4j.callback;

import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Hash;
import org.sasl4j.ScramCredential;

/**
 * Asks a SCRAM server's application for what it has stored of a user, for applications that do not keep the password.
 * {@code org.sasl4j.credential} derives such credentials and reads the forms they are stored in.
 */
public final class ScramCredentialCallback implements Callback {
    private final String name;
    private final Hash hash;
    private @Nullable ScramCredential credential;
    private boolean read;

    /**
     * A question.
     *
     * @param name the authentication identity, prepared for a look-up
     * @param hash the hash that the credential must be of
     */
    public ScramCredentialCallback(String name, Hash hash) {
        this.name = name;
        this.hash = hash;
    }

    /**
     * Whose credential it should be.
     *
     * @return the authentication identity
     */
    public String getName() {
        read = true;
        return name;
    }

    /**
     * Whether the handler looked at the question: one that did not does not know this callback.
     *
     * @return true if {@link #getName()} was called
     */
    public boolean wasRead() {
        return read;
    }

    /**
     * The hash of the mechanism, the same for its -PLUS variant.
     *
     * @return the hash that the credential must be of
     */
    public Hash getHash() {
        return hash;
    }

    /**
     * Answers.
     *
     * @param stored what is stored of the user; null if there is no such user, or none with this hash
     * @throws IllegalArgumentException if the credential is of another hash
     */
    public void setCredential(@Nullable ScramCredential stored) {
        if (stored != null && stored.hash() != hash) {
            throw new IllegalArgumentException(
                    "a credential of " + hash + " was asked for, and one of " + stored.hash() + " was given");
        }
        credential = stored;
    }

    /**
     * The answer.
     *
     * @return what the handler said, or empty if it said nothing
     */
    public Optional<ScramCredential> getCredential() {
        return Optional.ofNullable(credential);
    }
}
