package org.sasl4j.callback;

import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.DigestCredential;

/**
 * Asks a DIGEST-MD5 server's application for the hash that it keeps of a user in a realm, for applications that do not
 * keep the password. {@code org.sasl4j.credential} derives such credentials and reads the forms they are stored in.
 */
public final class DigestCredentialCallback implements Callback {
    private final String name;
    private final String realm;
    private @Nullable DigestCredential credential;
    private boolean read;

    /**
     * A question.
     *
     * @param name the authentication identity, prepared for a look-up
     * @param realm the realm that the hash must be of, possibly empty
     */
    public DigestCredentialCallback(String name, String realm) {
        this.name = name;
        this.realm = realm;
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
     * The realm that the user claims to be of.
     *
     * @return the realm, possibly empty
     */
    public String getRealm() {
        return realm;
    }

    /**
     * Answers.
     *
     * @param stored what is stored of the user, handed over; null if there is no such user, or none in this realm
     * @throws IllegalArgumentException if the credential is of another realm
     */
    public void setCredential(@Nullable DigestCredential stored) {
        if (credential != null) {
            credential.close();
            credential = null;
        }
        if (stored != null && !stored.realm().equals(realm)) {
            stored.close();
            throw new IllegalArgumentException("a credential of the realm '" + realm + "' was asked for, and one of '"
                    + stored.realm() + "' given");
        }
        credential = stored;
    }

    /**
     * The answer.
     *
     * @return what the handler said, or empty if it said nothing
     */
    public Optional<DigestCredential> getCredential() {
        return Optional.ofNullable(credential);
    }
}
