package org.sasl4j;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException.Reason;

/**
 * A setting of an exchange. An application chooses it before the exchange starts, or is told its value after success,
 * or both. A property has a key, says which values make sense, who may choose them and what they are for. Declare it
 * once, beside the code that uses it. Immutable: each method that adds something returns a new property. Two
 * properties are never equal, even if their keys are.
 *
 * <pre>{@code
 * Property<Integer> digits = Property.number("otp.digits", 6, 10)
 *         .chosenBy(Property.Side.BOTH, 6)
 *         .described("how many digits a code has");
 * int usual = Settings.none().valueOf(digits); // 6
 * int chosen = Settings.none().with(digits, 8).valueOf(digits); // 8
 * }</pre>
 *
 * @param <T> what a mechanism gets for a value that makes sense
 */
public final class Property<T> {
    /** What every {@link #key()} begins with. */
    public static final String PREFIX = "org.sasl4j.";

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

    /** How values are read. */
    private record Reading<T>(String wanted, Reader<T> reader, Written written) {
        Reading<T> as(Written other) {
            return new Reading<>(wanted, reader, other);
        }
    }

    /** Who may choose a value, and what holds where nobody does: a value, or words for what is none. */
    private record Choice<T>(Side side, @Nullable T standard, String otherwise) {}

    /** Who is told a value, and under which other name: as what, or as it is. */
    private record Told<T>(@Nullable Side side, @Nullable String alsoAs, @Nullable Function<T, Object> also) {}

    private final String key;
    private final Reading<T> reading;
    private final @Nullable Choice<T> choice;
    private final Told<T> told;
    private final String description;
    private final @Nullable String alias;

    private Property(
            String key,
            Reading<T> reading,
            @Nullable Choice<T> choice,
            Told<T> told,
            String description,
            @Nullable String alias) {
        this.key = key;
        this.reading = reading;
        this.choice = choice;
        this.told = told;
        this.description = description;
        this.alias = alias;
    }

    private static <T> Property<T> of(String key, String wanted, Reader<T> reader, Written written) {
        Reading<T> reading = new Reading<>(wanted, reader, written);
        return new Property<>(PREFIX + key, reading, null, new Told<>(null, null, null), "", null);
    }

    /**
     * A property whose values are texts, which a configuration may hold, or objects of the application.
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
        return object(key, article + name, UsualReader.ofType(type));
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
        return read(key, "a String", UsualReader.ofType(String.class));
    }

    /**
     * True or false, as a Boolean or a String.
     *
     * @param key without the {@link #PREFIX}
     * @return the property
     */
    public static Property<Boolean> flag(String key) {
        return read(key, Values.A_FLAG, UsualReader.ofFlag());
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
        return read(key, "a whole number from " + least + upTo + EITHER_WAY, UsualReader.ofNumber(least, most));
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
        StringBuilder wanted = new StringBuilder();
        for (int i = 0; i < constants.size(); i++) {
            wanted.append(i == 0 ? "" : i == constants.size() - 1 ? " or " : ", ")
                    .append(Values.word(constants.get(i)));
        }
        return read(key, wanted.toString(), UsualReader.ofWord(words));
    }

    /**
     * Names: a String that has commas or spaces between them, or a Collection.
     *
     * @param key without the {@link #PREFIX}
     * @return the property
     */
    public static Property<List<String>> names(String key) {
        return read(key, Values.NAMES, UsualReader.ofNames());
    }

    /**
     * Texts by key.
     *
     * @param key without the {@link #PREFIX}
     * @return the property, whose values keep their order
     */
    public static Property<Map<String, String>> texts(String key) {
        return object(key, "a Map of String to String", UsualReader.ofTexts());
    }

    /**
     * The same, of which only values that pass a test make sense.
     *
     * @param test the test
     * @param words what a value may be, in words that follow "must be"
     * @return a new property
     */
    public Property<T> checked(Predicate<T> test, String words) {
        Reader<T> unchecked = reading.reader();
        Reader<T> checked = value -> {
            T read = unchecked.read(value);
            return read != null && test.test(read) ? read : null;
        };
        return with(new Reading<>(words, checked, reading.written()));
    }

    /**
     * The same, of which a text or a collection with nothing in it makes no sense.
     *
     * @param words what a value may be, in words that follow "must be"
     * @return a new property
     */
    public Property<T> notEmpty(String words) {
        return with(new Reading<>(words, new FilledReader<>(reading.reader()), reading.written()));
    }

    private Property<T> with(Reading<T> other) {
        return new Property<>(key, other, choice, told, description, alias);
    }

    /**
     * The same, which an application may choose.
     *
     * @param side who may
     * @param value what holds where nobody chooses
     * @return a new property
     */
    public Property<T> chosenBy(Side side, T value) {
        return with(new Choice<>(side, value, Values.shown(value)));
    }

    private Property<T> with(Choice<T> other) {
        return new Property<>(key, reading, other, told, description, alias);
    }

    /**
     * The same, which an application may choose and which has no value where nobody does.
     *
     * @param side who may
     * @param words what holds then
     * @return a new property
     */
    public Property<T> chosenOrElse(Side side, String words) {
        return with(new Choice<>(side, null, words));
    }

    /**
     * The same, which an application is told after success.
     *
     * @param side who is
     * @return a new property
     */
    public Property<T> toldTo(Side side) {
        return with(new Told<>(side, told.alsoAs(), told.also()));
    }

    /**
     * The same, told once more, as it is, under a name that others know.
     *
     * @param name the whole name
     * @return a new property
     */
    public Property<T> toldAlsoAs(String name) {
        return with(new Told<>(told.side(), name, null));
    }

    /**
     * The same, told once more under a name that others know.
     *
     * @param name the whole name
     * @param value what is told there for a value of this property
     * @return a new property
     */
    public Property<T> toldAlsoAs(String name, Function<T, Object> value) {
        return with(new Told<>(told.side(), name, value));
    }

    private Property<T> with(Told<T> other) {
        return new Property<>(key, reading, choice, other, description, alias);
    }

    /**
     * The same with a second name, for applications that use the key of another implementation. If both are set,
     * {@link #key()} wins. A senseless value under the second name fails only a mechanism that reads this property.
     *
     * @param name the whole name
     * @return a new property
     */
    public Property<T> alias(String name) {
        return new Property<>(key, reading, choice, told, description, name);
    }

    /**
     * The same, which a call alone may choose and no configuration.
     *
     * @return a new property
     */
    public Property<T> ofCallsOnly() {
        return with(reading.as(Written.NONE));
    }

    /**
     * The same, of which no value is ever shown.
     *
     * @return a new property
     */
    public Property<T> secret() {
        return with(reading.as(Written.SECRETS));
    }

    /**
     * The same with a line on what it is for.
     *
     * @param line a phrase without a full stop
     * @return a new property
     */
    public Property<T> described(String line) {
        return new Property<>(key, reading, choice, told, line, alias);
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
        return choice == null ? Optional.empty() : Optional.of(choice.side());
    }

    /**
     * Who is told a value.
     *
     * @return a side, or empty if it is only chosen
     */
    public Optional<Side> toldTo() {
        return Optional.ofNullable(told.side());
    }

    /**
     * Whether a configuration of texts may have it.
     *
     * @return false if only a call may
     */
    public boolean isConfigurable() {
        return choice != null && reading.written() != Written.NONE;
    }

    /**
     * Whether its values are secrets that may be texts.
     *
     * @return whether {@link #secret} made it so
     */
    public boolean isSecret() {
        return reading.written() == Written.SECRETS;
    }

    /**
     * What a value may be.
     *
     * @return words that follow "must be"
     */
    public String wanted() {
        return reading.wanted();
    }

    /**
     * What holds where nobody chooses.
     *
     * @return a value, or empty if there is none
     */
    public Optional<T> standard() {
        return Optional.ofNullable(standardOrNull());
    }

    /**
     * What holds where nobody chooses, to be shown.
     *
     * @return words; empty for what is only told
     */
    public String otherwise() {
        return choice == null ? "" : choice.otherwise();
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
            read = reading.reader().read(value);
        } catch (RuntimeException e) { // whose text may repeat the value
            read = null;
        }
        if (read == null) {
            // what should have been an object may be the secret that the object was to give
            throw senseless(under, reading.written() == Written.TEXTS ? value : value.getClass(), reading.wanted());
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
                Reason.TEMPORARY,
                "the property " + key + " must be " + wanted + ", and is " + got + OtherCopy.behind(type));
    }

    /** What holds where nobody chooses, or null. */
    @Nullable
    T standardOrNull() {
        return choice == null ? null : choice.standard();
    }

    /** What is told under a name: this property's value, or what stands for it under its other name. */
    @Nullable
    Object told(String name, T value) {
        if (name.equals(key)) {
            return value;
        }
        if (!name.equals(told.alsoAs())) {
            return null;
        }
        return told.also() == null ? value : told.also().apply(value);
    }

    /** The key. */
    @Override
    public String toString() {
        return key;
    }
}
