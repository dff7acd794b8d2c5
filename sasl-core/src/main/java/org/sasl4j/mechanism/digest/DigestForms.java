package org.sasl4j.mechanism.digest;

import org.sasl4j.credential.FormFamily;

/** The forms of {@link DigestForm}, for all who read credentials of any kind. */
public final class DigestForms extends FormFamily {
    /** For {@link java.util.ServiceLoader}. */
    public DigestForms() {
        super("a DIGEST-MD5 credential as htdigest or Dovecot write it", DigestForm.values());
    }
}
