package org.sasl4j.mechanism.scram;

import org.sasl4j.Credential;

/**
 * Asks a SCRAM server's application for what it has stored of a user, for applications that do not keep the password.
 * {@link ScramKeys} derives such credentials and {@link ScramForm} reads the forms they are stored in.
 */
public final class ScramCredentialCallback extends Credential.Question<ScramCredential> {
    private final Hash hash;

    /**
     * A question.
     *
     * @param name the authentication identity, prepared for a look-up
     * @param hash the hash that the credential must be of
     */
    public ScramCredentialCallback(String name, Hash hash) {
        super(name);
        this.hash = hash;
    }

    /**
     * The hash of the mechanism, the same for its -PLUS variant.
     *
     * @return the hash that the credential must be of
     */
    public Hash getHash() {
        return hash;
    }

    @Override
    protected void requireFit(ScramCredential stored) {
        if (stored.hash() != hash) {
            throw new IllegalArgumentException(
                    "a credential of " + hash + " was asked for, and one of " + stored.hash() + " was given");
        }
    }
}
