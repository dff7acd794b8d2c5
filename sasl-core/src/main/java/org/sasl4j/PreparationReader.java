package org.sasl4j;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes sense of {@link Context#NORMALIZATION}. */
final class PreparationReader implements Property.Reader<Preparation> {
    @Override
    public @Nullable Preparation read(Object value) {
        if (value instanceof Preparation preparation) {
            return preparation;
        }
        if (value instanceof Normalization both) {
            return Preparation.of(both);
        }
        return value instanceof String text ? read(text.trim().toUpperCase(Locale.ROOT)) : null;
    }

    /** One word for both, or one for each as NAME=word and PASSWORD=word. */
    private static @Nullable Preparation read(String text) {
        Normalization both = Normalization.named(text);
        if (both != null) {
            return Preparation.of(both);
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
}
