package org.sasl4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A few properties with their values, as an array: each property, and behind it its value. No array is ever changed. */
final class PropertyValues {
    static final Object[] NONE = {};

    private PropertyValues() {}

    /** A new array with one value more, in place of an earlier one. */
    static Object[] put(Object[] pairs, Property<?> property, Object value) {
        int at = indexOf(pairs, property);
        int place = at < 0 ? pairs.length : at;
        Object[] more = Arrays.copyOf(pairs, Math.max(pairs.length, place + 2));
        more[place] = property;
        more[place + 1] = value;
        return more;
    }

    /** The value of a property, or null. */
    static @Nullable Object find(Object[] pairs, Property<?> property) {
        int at = indexOf(pairs, property);
        return at < 0 ? null : pairs[at + 1];
    }

    /** The place of a property, or -1. */
    private static int indexOf(Object[] pairs, Property<?> property) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == property) {
                return i;
            }
        }
        return -1;
    }
}
