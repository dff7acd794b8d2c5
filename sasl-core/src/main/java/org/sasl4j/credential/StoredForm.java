package org.sasl4j.credential;

import java.util.Set;
import org.sasl4j.Credential;
import org.sasl4j.Secret;

/**
 * Reads credentials in any of the forms known: <code>{PLAIN}password</code> and those of {@link ScramForm} and {@link
 * DigestForm}.
 */
public final class StoredForm {
    /** What Dovecot calls a password that is kept as it is. */
    private static final Set<String> PASSWORD = Set.of("PLAIN", "CLEARTEXT", "CLEAR");

    private StoredForm() {}

    /**
     * Reads a credential. A scheme in braces may be in any case and end in {@code .b64} or {@code .hex}, as in Dovecot.
     *
     * @param form the text, without the user name; white space at its end belongs to a password and to nothing else
     * @return the credential, which the caller closes
     * @throws IllegalArgumentException if the text is in none of the forms, or a password is empty; the message says what is
     *     wrong and does not repeat it
     */
    public static Credential parse(String form) {
        Schemed schemed = Schemed.parse(form).orElse(null);
        if (schemed != null && PASSWORD.contains(schemed.scheme())) {
            return password(schemed);
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

    private static Credential password(Schemed schemed) {
        String password = schemed.text();
        if (password.isEmpty()) {
            throw new IllegalArgumentException("there is no password after " + schemed);
        }
        return new Credential.Password(Secret.of(password.toCharArray()));
    }
}
