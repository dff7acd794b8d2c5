package org.sasl4j.mechanism.scram;

import org.sasl4j.credential.FormFamily;

/** Offers {@link ScramForm} to everything that reads stored credentials. */
public final class ScramForms extends FormFamily {
    /** For {@link java.util.ServiceLoader}. */
    public ScramForms() {
        super("a SCRAM credential as RFC 5803, PostgreSQL, Kafka, Dovecot or MongooseIM write it", ScramForm.values());
    }
}
