package org.sasl4j;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How names are prepared, and how passwords are. The two may differ: MongoDB, for example, takes names as they are.
 *
 * @param name how names are
 * @param password how passwords are
 */
public record Preparation(Normalization name, Normalization password) {
    /** {@link Normalization#SASLPREP} of both. */
    public static final Preparation STANDARD = of(Normalization.SASLPREP);

    /**
     * Both in the same way.
     *
     * @param both how names and passwords are prepared
     * @return the preparation
     */
    public static Preparation of(Normalization both) {
        return new Preparation(both, both);
    }

    /** Makes sense of {@link Context#NORMALIZATION}. */
    static @Nullable Preparation read(Object value) {
        if (value instanceof Preparation preparation) {
            return preparation;
        }
        if (value instanceof Normalization both) {
            return of(both);
        }
        return value instanceof String text ? read(text.trim().toUpperCase(Locale.ROOT)) : null;
    }

    /** One word for both, or one for each as NAME=word and PASSWORD=word. */
    private static @Nullable Preparation read(String text) {
        Normalization both = Normalization.named(text);
        if (both != null) {
            return of(both);
        }
        Map<String, Normalization> parts = new HashMap<>();
        for (String part : text.split("[,\\s]+")) {
            int equals = part.indexOf('=');
            Normalization word = Normalization.named(part.substring(equals + 1));
            if (equals < 0 || word == null || parts.put(part.substring(0, equals), word) != null) {
                return null;
            }
        }
        Normalization name = parts.remove("NAME");
        Normalization password = parts.remove("PASSWORD");
        return name == null || password == null || !parts.isEmpty() ? null : new Preparation(name, password);
    }

    /** As {@link Context#NORMALIZATION} has it. */
    @Override
    public String toString() {
        return name == password ? name.toString() : "name=" + name + ",password=" + password;
    }
}
