package org.sasl4j;

import org.jspecify.annotations.Nullable;

/** A property with its value, and others behind it. Such a chain is never changed, and null stands for an empty one. */
final class PropertyValues {
    final Property<?> property;
    final Object value;
    final @Nullable PropertyValues next;

    private PropertyValues(Property<?> property, Object value, @Nullable PropertyValues next) {
        this.property = property;
        this.value = value;
        this.next = next;
    }

    /** A new chain with one value more, which comes last or in place of an earlier one. */
    static PropertyValues put(@Nullable PropertyValues values, Property<?> property, Object value) {
        if (values == null || values.property == property) {
            return new PropertyValues(property, value, values == null ? null : values.next);
        }
        return new PropertyValues(values.property, values.value, put(values.next, property, value));
    }

    /** The value of a property, or null. */
    static @Nullable Object find(@Nullable PropertyValues values, Property<?> property) {
        for (PropertyValues each = values; each != null; each = each.next) {
            if (each.property == property) {
                return each.value;
            }
        }
        return null;
    }
}
