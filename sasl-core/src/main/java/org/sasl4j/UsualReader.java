package org.sasl4j;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of the usual kinds. It is one class for all of them, and not a lambda for each, because a process
 * that has just started pays for every class that it loads.
 */
final class UsualReader<T> implements Property.Reader<T> {
    private enum Kind {
        OBJECT,
        FLAG,
        NUMBER,
        WORD,
        NAMES,
        TEXTS
    }

    private final Kind kind;
    private final Class<?> type;
    private final int least;
    private final int most;

    private UsualReader(Kind kind, Class<?> type, int least, int most) {
        this.kind = kind;
        this.type = type;
        this.least = least;
        this.most = most;
    }

    private UsualReader(Kind kind, Class<?> type) {
        this(kind, type, 0, 0);
    }

    static <T> UsualReader<T> ofType(Class<T> type) {
        return new UsualReader<>(Kind.OBJECT, type);
    }

    static UsualReader<Boolean> ofFlag() {
        return new UsualReader<>(Kind.FLAG, Boolean.class);
    }

    static UsualReader<Integer> ofNumber(int least, int most) {
        return new UsualReader<>(Kind.NUMBER, Integer.class, least, most);
    }

    static <E extends Enum<E>> UsualReader<E> ofWord(Class<E> words) {
        return new UsualReader<>(Kind.WORD, words);
    }

    static UsualReader<List<String>> ofNames() {
        return new UsualReader<>(Kind.NAMES, List.class);
    }

    static UsualReader<Map<String, String>> ofTexts() {
        return new UsualReader<>(Kind.TEXTS, Map.class);
    }

    @Override
    @SuppressWarnings("unchecked") // each method above has the type that its kind reads
    public @Nullable T read(Object value) {
        Object read = value;
        if (kind == Kind.FLAG) {
            read = Values.flag(value);
        } else if (kind == Kind.NUMBER) {
            read = number(value);
        } else if (kind == Kind.WORD) {
            read = Values.word(value, (Enum<?>[]) type.getEnumConstants());
        } else if (kind == Kind.NAMES) {
            read = Values.names(value);
        } else if (kind == Kind.TEXTS) {
            read = Values.texts(value);
        }
        return type.isInstance(read) ? (T) read : null;
    }

    private @Nullable Integer number(Object value) {
        Integer number = Values.number(value);
        return number != null && number >= least && number <= most ? number : null;
    }
}
