package org.sasl4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values that applications give for properties, typed or as texts. Null stands for a value that makes no
 * sense.
 */
public final class Values {
    /** What a flag may be, in words that follow "must be". */
    public static final String A_FLAG = "true or false, as a Boolean or a String";

    /** What names may be, in words that follow "must be". */
    public static final String NAMES =
            "names with commas or spaces between them, in a String, or a Collection of names";

    private Values() {}

    /**
     * What a value says that may be a Boolean or a String.
     *
     * @param value what was given
     * @return true or false, or null if it is neither
     */
    public static @Nullable Boolean flag(Object value) {
        String text = value instanceof String given ? given.trim() : "";
        if (value instanceof Boolean flag) {
            return flag;
        }
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? Boolean.valueOf(text) : null;
    }

    /**
     * What a value says that may be an Integer or a String.
     *
     * @param value what was given
     * @return the number, or null if it is none
     */
    public static @Nullable Integer number(Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        try {
            return value instanceof String text ? Integer.valueOf(text.trim()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * The names that a value has, which may be a String that has commas or spaces between them, or a Collection.
     *
     * @param value what was given
     * @return the names, or null if it is neither
     */
    public static @Nullable List<String> names(Object value) {
        if (value instanceof String text) {
            return parted(text);
        }
        return value instanceof Collection<?> elements
                ? elements.stream().map(String::valueOf).toList()
                : null;
    }

    private static List<String> parted(String text) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',' || Character.isWhitespace(text.charAt(i))) {
                if (i > start) {
                    names.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return Collections.unmodifiableList(names);
    }

    /** Texts by key, in the order given. */
    static @Nullable Map<String, String> texts(Object value) {
        if (!(value instanceof Map<?, ?> given)) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            if (!(entry.getKey() instanceof String name) || !(entry.getValue() instanceof String text)) {
                return null;
            }
            texts.put(name, text);
        }
        return Collections.unmodifiableMap(texts);
    }

    /** One of these constants, or its word in any case. */
    static @Nullable Enum<?> word(Object value, Enum<?>[] constants) {
        for (Enum<?> constant : constants) {
            if (constant == value
                    || value instanceof String text && word(constant).equalsIgnoreCase(text.trim())) {
                return constant;
            }
        }
        return null;
    }

    /** The word of a constant. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A value as it is shown to people: constants by their words, several with commas between them. */
    static String shown(Object value) {
        if (value instanceof Collection<?> several) {
            StringJoiner shown = new StringJoiner(", ");
            for (Object one : several) {
                shown.add(shown(one));
            }
            return shown.toString();
        }
        return value instanceof Enum<?> constant ? word(constant) : String.valueOf(value);
    }
}
