package org.sasl4j.mechanism.digest;

import org.sasl4j.credential.FormFamily;

/** Offers {@link DigestForm} to everything that reads stored credentials. */
public final class DigestForms extends FormFamily {
    /** For {@link java.util.ServiceLoader}. */
    public DigestForms() {
        super("a DIGEST-MD5 credential as htdigest or Dovecot write it", DigestForm.values());
    }
}
