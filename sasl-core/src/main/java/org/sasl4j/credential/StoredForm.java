package org.sasl4j.credential;

import org.sasl4j.Credential;
import org.sasl4j.Secret;

/**
 * Reads credentials in any of the forms known: {@code {PLAIN}password} and those of {@link ScramForm} and {@link
 * DigestForm}.
 */
public final class StoredForm {
    private static final String PLAIN = "{PLAIN}";

    private StoredForm() {}

    /**
     * Reads a credential.
     *
     * @param form the text, without the user name
     * @return the credential, which the caller closes
     * @throws IllegalArgumentException if the text is in none of the forms; the message says what is wrong and does not
     *     repeat it
     */
    public static Credential parse(String form) {
        if (form.startsWith(PLAIN)) {
            return new Credential.Password(
                    Secret.of(form.substring(PLAIN.length()).toCharArray()));
        }
        for (ScramForm scram : ScramForm.values()) {
            if (scram.isForm(form)) {
                return scram.read(form);
            }
        }
        for (DigestForm digest : DigestForm.values()) {
            if (digest.isForm(form)) {
                return digest.read(form);
            }
        }
        throw new IllegalArgumentException("not a stored form of a credential: it is neither {PLAIN}password, nor a"
                + " SCRAM credential as RFC 5803, PostgreSQL, Kafka or Dovecot write it, nor a DIGEST-MD5 credential"
                + " as htdigest or Dovecot write it");
    }
}
