package org.sasl4j.mechanism.scram;

import org.sasl4j.Credential;

/**
 * Asks the application of a SCRAM server for what it has stored of a user. It is for applications that do not keep the
 * password. {@link ScramKeys} derives such credentials, and {@link ScramForm} reads their stored forms.
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
     * The hash of the mechanism. Its -PLUS variant has the same.
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
