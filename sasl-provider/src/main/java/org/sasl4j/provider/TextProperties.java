package org.sasl4j.provider;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.Normalization;
import org.sasl4j.Preparation;

/** What the properties say of names and passwords, whatever the mechanism. */
final class TextProperties {
    private static final String NAME = "name";
    private static final String PASSWORD = "password";
    private static final Map<String, Normalization> WORDS = Map.of(
            "saslprep", Normalization.SASLPREP,
            "none", Normalization.NONE,
            "lenient", Normalization.LENIENT,
            "postgresql", Normalization.POSTGRESQL);

    private TextProperties() {}

    static Preparation normalization(CallProperties properties) throws SaslException {
        Object value = properties.find(SaslProperties.NORMALIZATION).orElse(Preparation.STANDARD);
        if (value instanceof Preparation preparation) {
            return preparation;
        }
        if (value instanceof Normalization both) {
            return Preparation.of(both);
        }
        Preparation read = value instanceof String text ? read(text.trim().toLowerCase(Locale.ROOT)) : null;
        if (read == null) {
            throw CallProperties.bad(
                    SaslProperties.NORMALIZATION,
                    value,
                    "saslprep, none, lenient or postgresql, or two of them as name=none,password=saslprep, or an"
                            + " org.sasl4j.Normalization or Preparation");
        }
        return read;
    }

    /** One word, or one for each part; null for anything else. */
    private static @Nullable Preparation read(String text) {
        Normalization both = WORDS.get(text);
        if (both != null) {
            return Preparation.of(both);
        }
        Map<String, Normalization> parts = new HashMap<>();
        for (String part : text.split("[,\\s]+")) {
            int equals = part.indexOf('=');
            Normalization word = WORDS.get(part.substring(equals + 1));
            if (equals < 0 || word == null || parts.put(part.substring(0, equals), word) != null) {
                return null;
            }
        }
        Normalization name = parts.remove(NAME);
        Normalization password = parts.remove(PASSWORD);
        return name == null || password == null || !parts.isEmpty() ? null : new Preparation(name, password);
    }

    static int longestText(CallProperties properties) throws SaslException {
        return properties.number(SaslProperties.TEXT_MAX, Context.LONGEST_TEXT);
    }

    static Optional<String> scramUser(CallProperties properties) throws SaslException {
        Optional<String> user = properties.typed(SaslProperties.SCRAM_USER, String.class, "a String that is not empty");
        if (user.isPresent() && user.get().isEmpty()) {
            throw CallProperties.bad(SaslProperties.SCRAM_USER, "", "a String that is not empty");
        }
        return user;
    }
}
