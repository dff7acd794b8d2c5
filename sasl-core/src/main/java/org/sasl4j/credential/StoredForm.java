package org.sasl4j.credential;

import org.sasl4j.Credential;
import org.sasl4j.Secret;

/** The forms in which credentials are written down: {@code {PLAIN}password}. */
public final class StoredForm {
    private static final String PLAIN = "{PLAIN}";

    private StoredForm() {}

    /**
     * Reads a credential in any of the forms.
     *
     * @param form the text, without the user name
     * @return the credential, which the caller closes
     * @throws IllegalArgumentException if the text is in none of the forms; the message does not repeat it
     */
    public static Credential parse(String form) {
        if (form.startsWith(PLAIN)) {
            return new Credential.Password(
                    Secret.of(form.substring(PLAIN.length()).toCharArray()));
        }
        throw new IllegalArgumentException("not a stored form of a credential: it begins with none of {PLAIN}");
    }
}
