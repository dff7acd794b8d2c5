package org.sasl4j.mechanism.digest;

import java.util.Arrays;
import org.sasl4j.Credential;
import org.sasl4j.credential.StoredForm;

/** The forms of {@link DigestForm}, for all who read credentials of any kind. */
public final class DigestForms implements StoredForm {
    /** For {@link java.util.ServiceLoader}. */
    public DigestForms() {}

    @Override
    public boolean isForm(String text) {
        return Arrays.stream(DigestForm.values()).anyMatch(form -> form.isForm(text));
    }

    @Override
    public Credential read(String text) {
        return Arrays.stream(DigestForm.values())
                .filter(form -> form.isForm(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not " + description()))
                .read(text);
    }

    @Override
    public String description() {
        return "a DIGEST-MD5 credential as htdigest or Dovecot write it";
    }
}
