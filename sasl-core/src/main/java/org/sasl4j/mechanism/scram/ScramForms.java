package org.sasl4j.mechanism.scram;

import org.sasl4j.credential.FormFamily;

/** The forms of {@link ScramForm}, for all who read credentials of any kind. */
public final class ScramForms extends FormFamily {
    /** For {@link java.util.ServiceLoader}. */
    public ScramForms() {
        super("a SCRAM credential as RFC 5803, PostgreSQL, Kafka, Dovecot or MongooseIM write it", ScramForm.values());
    }
}
