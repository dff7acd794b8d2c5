package org.sasl4j;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads what another reader reads, if there is something in it. */
final class FilledReader<T> implements Property.Reader<T> {
    private final Property.Reader<T> reader;

    FilledReader(Property.Reader<T> reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable T read(Object value) {
        T read = reader.read(value);
        boolean empty = read instanceof CharSequence text && text.length() == 0
                || read instanceof Collection<?> several && several.isEmpty();
        return empty ? null : read;
    }
}
