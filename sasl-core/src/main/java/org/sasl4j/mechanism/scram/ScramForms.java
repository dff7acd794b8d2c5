package org.sasl4j.mechanism.scram;

import java.util.Arrays;
import org.sasl4j.Credential;
import org.sasl4j.credential.StoredForm;

/** The forms of {@link ScramForm}, for all who read credentials of any kind. */
public final class ScramForms implements StoredForm {
    /** For {@link java.util.ServiceLoader}. */
    public ScramForms() {}

    @Override
    public boolean isForm(String text) {
        return Arrays.stream(ScramForm.values()).anyMatch(form -> form.isForm(text));
    }

    @Override
    public Credential read(String text) {
        return Arrays.stream(ScramForm.values())
                .filter(form -> form.isForm(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not " + description()))
                .read(text);
    }

    @Override
    public String description() {
        return "a SCRAM credential as RFC 5803, PostgreSQL, Kafka or Dovecot write it";
    }
}
