package org.sasl4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException.Reason;

/**
 * Something that an application may choose of an exchange before it starts, is told of it once it has succeeded, or both: a
 * key, what its values are, who may choose them, and what they are for. Declared once, beside what uses it. Immutable: each
 * method that adds something returns a new property. Two properties are never equal, whatever their keys.
 *
 * @param <T> what a mechanism gets for a value that makes sense
 */
public final class Property<T> {
    /** What every {@link #key()} begins with. */
    public static final String PREFIX = "org.sasl4j.";

    /** What a flag may be, in words that follow "must be". */
    public static final String A_FLAG = "true or false, as a Boolean or a String";

    /** What names may be, in words that follow "must be". */
    public static final String NAMES =
            "names with commas or spaces between them, in a String, or a Collection of names";

    private static final String EITHER_WAY = ", as an Integer or a String";

    /** Whose property it is. */
    public enum Side {
        /** A client's. */
        CLIENT,
        /** A server's. */
        SERVER,
        /** Of both alike. */
        BOTH
    }

    /**
     * Makes sense of a value.
     *
     * @param <T> what a mechanism gets
     */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads a value.
         *
         * @param value what the application gave: typed, or a text
         * @return the value as mechanisms get it, or null if it makes no sense
         */
        @Nullable
        T read(Object value);
    }

    /** Which values may be written in a configuration. */
    private enum Written {
        TEXTS,
        SECRETS,
        NONE
    }

    /** Under which name and as what a value is told once more. */
    private record Told<T>(String key, Function<T, Object> value) {}

    private final String key;
    private final String wanted;
    private final Reader<T> reader;
    private final Written written;
    private final @Nullable Side choosing;
    private final @Nullable T standard;
    private final String otherwise;
    private final @Nullable Side told;
    private final String description;
    private final @Nullable String alias;
    private final @Nullable Told<T> toldAlso;

    private Property(
            String key,
            String wanted,
            Reader<T> reader,
            Written written,
            @Nullable Side choosing,
            @Nullable T standard,
            String otherwise,
            @Nullable Side told,
            String description,
            @Nullable String alias,
            @Nullable Told<T> toldAlso) {
        this.key = key;
        this.wanted = wanted;
        this.reader = reader;
        this.written = written;
        this.choosing = choosing;
        this.standard = standard;
        this.otherwise = otherwise;
        this.told = told;
        this.description = description;
        this.alias = alias;
        this.toldAlso = toldAlso;
    }

    private static <T> Property<T> of(String key, String wanted, Reader<T> reader, Written written) {
        return new Property<>(PREFIX + key, wanted, reader, written, null, null, "", null, "", null, null);
    }

    /**
     * A property whose values may be texts, so that a configuration may have them, or something of the application's.
     *
     * @param key without the {@link #PREFIX}
     * @param wanted what a value may be, in words that follow "must be"
     * @param reader makes sense of what was given
     * @param <T> what a mechanism gets
     * @return the property
     */
    public static <T> Property<T> read(String key, String wanted, Reader<T> reader) {
        return of(key, wanted, reader, Written.TEXTS);
    }

    /**
     * A property whose values no configuration can have: objects and functions of the application's.
     *
     * @param key without the {@link #PREFIX}
     * @param type of the values
     * @param <T> the type
     * @return the property
     */
    public static <T> Property<T> object(String key, Class<T> type) {
        String name = type.getName();
        String article = "aeio".indexOf(name.charAt(0)) < 0 ? "a " : "an ";
        return object(key, article + name, value -> type.isInstance(value) ? type.cast(value) : null);
    }

    /**
     * A property whose values no configuration can have, made sense of in more than one way.
     *
     * @param key without the {@link #PREFIX}
     * @param wanted what a value may be, in words that follow "must be"
     * @param reader makes sense of what was given
     * @param <T> what a mechanism gets
     * @return the property
     */
    public static <T> Property<T> object(String key, String wanted, Reader<T> reader) {
        return of(key, wanted, reader, Written.NONE);
    }

    /**
     * A text.
     *
     * @param key without the {@link #PREFIX}
     * @return the property
     */
    public static Property<String> text(String key) {
        return read(key, "a String", value -> value instanceof String text ? text : null);
    }

    /**
     * True or false, as a Boolean or a String.
     *
     * @param key without the {@link #PREFIX}
     * @return the property
     */
    public static Property<Boolean> flag(String key) {
        return read(key, A_FLAG, Property::asFlag);
    }

    /**
     * What a value says that may be a Boolean or a String.
     *
     * @param value what was given
     * @return true or false, or null if it is neither
     */
    public static @Nullable Boolean asFlag(Object value) {
        String text = value instanceof String given ? given.trim() : "";
        if (value instanceof Boolean flag) {
            return flag;
        }
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? Boolean.valueOf(text) : null;
    }

    /**
     * A whole number, as an Integer or a String.
     *
     * @param key without the {@link #PREFIX}
     * @param least the least that makes sense
     * @param most the most that makes sense
     * @return the property
     */
    public static Property<Integer> number(String key, int least, int most) {
        String upTo = most == Integer.MAX_VALUE ? " up" : " to " + most;
        return read(key, "a whole number from " + least + upTo + EITHER_WAY, value -> {
            Integer number = asNumber(value);
            return number != null && number >= least && number <= most ? number : null;
        });
    }

    /**
     * What a value says that may be an Integer or a String.
     *
     * @param value what was given
     * @return the number, or null if it is none
     */
    public static @Nullable Integer asNumber(Object value) {
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
     * One word of an enum's, in lower case, or the constant itself.
     *
     * @param key without the {@link #PREFIX}
     * @param words the enum
     * @param <E> the enum
     * @return the property
     */
    public static <E extends Enum<E>> Property<E> word(String key, Class<E> words) {
        List<E> constants = List.of(words.getEnumConstants());
        String list = constants.stream().map(Property::lowerCase).collect(Collectors.joining(", "));
        String wanted = list.replaceFirst(", ([^,]*)$", " or $1");
        return read(key, wanted, value -> constants.stream()
                .filter(constant -> constant == value
                        || value instanceof String text && lowerCase(constant).equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElse(null));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Names: a String that has commas or spaces between them, or a Collection.
     *
     * @param key without the {@link #PREFIX}
     * @return the property
     */
    public static Property<List<String>> names(String key) {
        return read(key, NAMES, Property::asNames);
    }

    /**
     * The names that a value has, which may be a String that has commas or spaces between them, or a Collection.
     *
     * @param value what was given
     * @return the names, or null if it is neither
     */
    public static @Nullable List<String> asNames(Object value) {
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

    /**
     * Texts by key.
     *
     * @param key without the {@link #PREFIX}
     * @return the property, whose values keep their order
     */
    public static Property<Map<String, String>> texts(String key) {
        return object(key, "a Map of String to String", Property::asTexts);
    }

    private static @Nullable Map<String, String> asTexts(Object value) {
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

    /**
     * The same, of which only values that pass a test make sense.
     *
     * @param test the test
     * @param words what a value may be, in words that follow "must be"
     * @return a new property
     */
    public Property<T> checked(Predicate<T> test, String words) {
        Reader<T> unchecked = reader;
        Reader<T> checked = value -> {
            T read = unchecked.read(value);
            return read != null && test.test(read) ? read : null;
        };
        return new Property<>(
                key, words, checked, written, choosing, standard, otherwise, told, description, alias, toldAlso);
    }

    /**
     * The same, which an application may choose.
     *
     * @param side who may
     * @param value what holds where nobody chooses
     * @return a new property
     */
    public Property<T> chosenBy(Side side, T value) {
        return new Property<>(
                key, wanted, reader, written, side, value, shown(value), told, description, alias, toldAlso);
    }

    private static String shown(Object value) {
        if (value instanceof Collection<?> several) {
            return String.join(", ", several.stream().map(Property::shown).toList());
        }
        return value instanceof Enum<?> word ? lowerCase(word) : String.valueOf(value);
    }

    /**
     * The same, which an application may choose and which has no value where nobody does.
     *
     * @param side who may
     * @param words what holds then
     * @return a new property
     */
    public Property<T> chosenOrElse(Side side, String words) {
        return new Property<>(key, wanted, reader, written, side, null, words, told, description, alias, toldAlso);
    }

    /**
     * The same, which an application is told after success.
     *
     * @param side who is
     * @return a new property
     */
    public Property<T> toldTo(Side side) {
        return new Property<>(
                key, wanted, reader, written, choosing, standard, otherwise, side, description, alias, toldAlso);
    }

    /**
     * The same, told once more under a name that others know.
     *
     * @param name the whole name
     * @param value what is told there for a value of this property
     * @return a new property
     */
    public Property<T> toldAlsoAs(String name, Function<T, Object> value) {
        Told<T> also = new Told<>(name, value);
        return new Property<>(
                key, wanted, reader, written, choosing, standard, otherwise, told, description, alias, also);
    }

    /**
     * The same with a second name, under which applications of another implementation choose it. {@link #key()} goes first. A
     * senseless value under the second name fails only a mechanism that reads this property.
     *
     * @param name the whole name
     * @return a new property
     */
    public Property<T> alias(String name) {
        return new Property<>(
                key, wanted, reader, written, choosing, standard, otherwise, told, description, name, toldAlso);
    }

    /**
     * The same, which a call alone may choose and no configuration.
     *
     * @return a new property
     */
    public Property<T> ofCallsOnly() {
        return new Property<>(
                key, wanted, reader, Written.NONE, choosing, standard, otherwise, told, description, alias, toldAlso);
    }

    /**
     * The same, of which no value is ever shown.
     *
     * @return a new property
     */
    public Property<T> secret() {
        return new Property<>(
                key,
                wanted,
                reader,
                Written.SECRETS,
                choosing,
                standard,
                otherwise,
                told,
                description,
                alias,
                toldAlso);
    }

    /**
     * The same with a line on what it is for.
     *
     * @param line a phrase without a full stop
     * @return a new property
     */
    public Property<T> described(String line) {
        return new Property<>(key, wanted, reader, written, choosing, standard, otherwise, told, line, alias, toldAlso);
    }

    /**
     * The whole name, as properties of {@code javax.security.sasl} have it.
     *
     * @return a name that begins with {@link #PREFIX}
     */
    public String key() {
        return key;
    }

    /**
     * The second name.
     *
     * @return another implementation's key, or empty
     */
    public Optional<String> alias() {
        return Optional.ofNullable(alias);
    }

    /**
     * Who may choose a value.
     *
     * @return a side, or empty if it is only told
     */
    public Optional<Side> chosenBy() {
        return Optional.ofNullable(choosing);
    }

    /**
     * Who is told a value.
     *
     * @return a side, or empty if it is only chosen
     */
    public Optional<Side> toldTo() {
        return Optional.ofNullable(told);
    }

    /**
     * Whether a configuration of texts may have it.
     *
     * @return false if only a call may
     */
    public boolean isConfigurable() {
        return choosing != null && written != Written.NONE;
    }

    /**
     * Whether its values are secrets that may be texts.
     *
     * @return whether {@link #secret} made it so
     */
    public boolean isSecret() {
        return written == Written.SECRETS;
    }

    /**
     * What a value may be.
     *
     * @return words that follow "must be"
     */
    public String wanted() {
        return wanted;
    }

    /**
     * What holds where nobody chooses.
     *
     * @return a value, or empty if there is none
     */
    public Optional<T> standard() {
        return Optional.ofNullable(standard);
    }

    /**
     * What holds where nobody chooses, to be shown.
     *
     * @return words; empty for what is only told
     */
    public String otherwise() {
        return otherwise;
    }

    /**
     * What it is for.
     *
     * @return a line, without a full stop
     */
    public String description() {
        return description;
    }

    /**
     * Makes sense of a value.
     *
     * @param value what was given under {@link #key()}
     * @return the value as mechanisms get it
     * @throws MechanismException of reason TEMPORARY if it makes none; the message says what would
     */
    public T read(Object value) throws MechanismException {
        return read(key, value);
    }

    /**
     * Makes sense of a value that was given under another key.
     *
     * @param under the key, for the error
     * @param value what was given
     * @return the value as mechanisms get it
     * @throws MechanismException of reason TEMPORARY if it makes none; the message says what would
     */
    public T read(String under, Object value) throws MechanismException {
        T read;
        try {
            read = reader.read(value);
        } catch (RuntimeException e) { // whose text may repeat the value
            read = null;
        }
        if (read == null) {
            // what should have been an object may be the secret that the object was to give
            throw senseless(under, written == Written.TEXTS ? value : value.getClass(), wanted);
        }
        return read;
    }

    /**
     * What is said of a value that makes no sense.
     *
     * @param key the whole key
     * @param value what was given, or its class if the value may be secret
     * @param wanted what it may be, in words that follow "must be"
     * @return the exception, of reason TEMPORARY, which names a value only if it is a word
     */
    public static MechanismException senseless(String key, Object value, String wanted) {
        boolean isWord = value instanceof String || value instanceof Integer || value instanceof Boolean;
        Class<?> type = value instanceof Class<?> given ? given : value.getClass();
        String got = isWord ? "'" + value + "'" : "a " + type.getName();
        return new MechanismException(
                Reason.TEMPORARY, "the property " + key + " must be " + wanted + ", and is " + got);
    }

    /** What holds where nobody chooses, or null. */
    @Nullable
    T standardOrNull() {
        return standard;
    }

    /** What is told under a name: this property's value, or what stands for it under its other name. */
    @Nullable
    Object told(String name, T value) {
        if (name.equals(key)) {
            return value;
        }
        return toldAlso != null && name.equals(toldAlso.key())
                ? toldAlso.value().apply(value)
                : null;
    }

    /** The key. */
    @Override
    public String toString() {
        return key;
    }
}
