package org.sasl4j.mechanism.digest;

import org.sasl4j.Credential;

/**
 * Asks the application of a DIGEST-MD5 server for the hash that it keeps of a user in a realm. It is for applications
 * that do not keep the password. {@link DigestKeys} derives such credentials, and {@link DigestForm} reads their stored
 * forms.
 */
public final class DigestCredentialCallback extends Credential.Question<DigestCredential> {
    private final String realm;

    /**
     * A question.
     *
     * @param name the authentication identity, prepared for a look-up
     * @param realm the realm that the hash must be of, possibly empty
     */
    public DigestCredentialCallback(String name, String realm) {
        super(name);
        this.realm = realm;
    }

    /**
     * The realm that the user claims to belong to.
     *
     * @return the realm, possibly empty
     */
    public String getRealm() {
        return realm;
    }

    @Override
    protected void requireFit(DigestCredential stored) {
        if (!stored.realm().equals(realm)) {
            throw new IllegalArgumentException("a credential of the realm '" + realm + "' was asked for, and one of '"
                    + stored.realm() + "' given");
        }
    }
}
