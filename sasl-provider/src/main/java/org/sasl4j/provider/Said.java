package org.sasl4j.provider;

import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Settings;

/**
 * The keys and values of a call. A call that is repeated is recognised by them, because most applications always set
 * the same.
 */
final class Said {
    static final Said NOTHING = new Said(new Object[0]);

    private final Object[] entries; // each key, a String, and behind it its value

    private Said(Object[] entries) {
        this.entries = entries;
    }

    /**
     * What a call said.
     *
     * @param given the caller's map
     * @param whole what was read of it, which nobody changes
     * @param settings what was read of it
     * @return null if the same entries may mean something else tomorrow, because a value can change
     */
    static @Nullable Said of(Map<?, ?> given, Map<?, ?> whole, Catalogue catalogue, Settings settings) {
        if (hasMoreThanEntries(given)) {
            return null;
        }
        Object[] entries = new Object[2 * whole.size()];
        int at = 0;
        for (Map.Entry<?, ?> entry : whole.entrySet()) {
            Object value = entry.getValue();
            if (!(entry.getKey() instanceof String key) || !isLasting(key, value, catalogue, settings)) {
                return null;
            }
            entries[at++] = key;
            entries[at++] = value;
        }
        return new Said(entries);
    }

    /** Defaults, or a notion of its own of which keys are the same. */
    private static boolean hasMoreThanEntries(Map<?, ?> given) {
        return given instanceof Properties || given instanceof SortedMap<?, ?>;
    }

    /** A word always means the same; an object does if it is taken as it is, or asked anew each time. */
    private static boolean isLasting(String key, @Nullable Object value, Catalogue catalogue, Settings settings) {
        return isWord(value)
                || value instanceof Supplier
                || value != null && !key.startsWith(Call.JAVAX) && catalogue.takesAsItIs(key, value, settings);
    }

    private static boolean isWord(@Nullable Object value) {
        return value instanceof String || value instanceof Integer || value instanceof Boolean;
    }

    /** Whether a call says the same. */
    boolean isRepeatedBy(Map<?, ?> given) {
        if (2 * given.size() != entries.length || hasMoreThanEntries(given)) {
            return false;
        }
        for (int i = 0; i < entries.length; i += 2) {
            Object before = entries[i + 1];
            Object now = Call.value(given, (String) entries[i]);
            if (now != before && !(isWord(before) && before.equals(now))) {
                return false;
            }
        }
        return true;
    }
}
