package org.sasl4j;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that an application chose for the properties of an exchange. Immutable; may serve any number of exchanges.
 */
public final class Settings {
    private static final Settings NONE = new Settings(null);

    /** Values of the properties' types, or why they make no sense. */
    private final @Nullable PropertyValues chosen;

    private Settings(@Nullable PropertyValues chosen) {
        this.chosen = chosen;
    }

    /**
     * Nothing chosen.
     *
     * @return always the same object
     */
    public static Settings none() {
        return NONE;
    }

    /**
     * The same with one choice more.
     *
     * @param property what is chosen
     * @param value in place of an earlier one; what can change is copied
     * @param <T> the property's type
     * @return a new object
     * @throws IllegalArgumentException if the value makes no sense; the message says what would
     */
    public <T> Settings with(Property<T> property, T value) {
        try {
            return reading(property, property.key(), value);
        } catch (MechanismException senseless) {
            throw new IllegalArgumentException(senseless.getMessage());
        }
    }

    /**
     * The same with one choice more, as an application without types gives it.
     *
     * @param property what is chosen
     * @param key the key that the value was given under, for the error
     * @param value in place of an earlier one: typed, or a text
     * @return a new object
     * @throws MechanismException if the value makes no sense; the message says what would
     */
    public Settings reading(Property<?> property, String key, Object value) throws MechanismException {
        return put(property, property.read(key, value));
    }

    /**
     * The same with a value that makes no sense, which fails who asks for it and nobody else.
     *
     * @param property what was to be chosen
     * @param problem why it was not
     * @return a new object
     */
    public Settings withSenseless(Property<?> property, MechanismException problem) {
        return put(property, problem);
    }

    private Settings put(Property<?> property, Object value) {
        return new Settings(PropertyValues.put(chosen, property, value));
    }

    private @Nullable Object find(Property<?> property) {
        return PropertyValues.find(chosen, property);
    }

    /**
     * These, and where they say nothing, others.
     *
     * @param others go last
     * @return both
     */
    public Settings over(Settings others) {
        if (isEmpty() || others.isEmpty()) {
            return isEmpty() ? others : this;
        }
        Settings both = others;
        for (PropertyValues each = chosen; each != null; each = each.next) {
            both = both.put(each.property, each.value);
        }
        return both;
    }

    /**
     * What was chosen.
     *
     * @param property what is asked for
     * @param <T> the property's type
     * @return the value, or empty if nobody chose: the asker knows what holds then
     * @throws MechanismException if what was chosen makes no sense
     */
    public <T> Optional<T> get(Property<T> property) throws MechanismException {
        Object value = find(property);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof MechanismException problem) {
            throw problem.anew();
        }
        return Optional.of(typed(value));
    }

    /**
     * What was chosen, or what holds where nobody chose.
     *
     * @param property one that has a {@link Property#standard()}
     * @param <T> the property's type
     * @return the value
     * @throws MechanismException if what was chosen makes no sense
     */
    public <T> T valueOf(Property<T> property) throws MechanismException {
        Object value = find(property);
        if (value instanceof MechanismException problem) {
            throw problem.anew();
        }
        if (value != null) {
            return typed(value);
        }
        T standard = property.standardOrNull();
        if (standard == null) {
            throw new IllegalArgumentException(property + " has no value where nobody chooses one");
        }
        return standard;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // with(…) lets nothing else in
    private static <T> T typed(Object value) {
        return (T) value;
    }

    /**
     * Fails if these make no sense together with others, to the mechanisms whose they are.
     *
     * @param owners the mechanisms by their properties
     * @param all these and the others
     * @throws MechanismException that says what makes none
     */
    public void requireSense(Map<Property<?>, Mechanism> owners, Settings all) throws MechanismException {
        for (PropertyValues each = chosen; each != null; each = each.next) {
            Mechanism owner = owners.get(each.property);
            if (owner != null) {
                owner.requireSense(all);
            }
        }
    }

    /**
     * Fails if something that was chosen of some properties makes no sense.
     *
     * @param properties those that somebody will ask for
     * @throws MechanismException that says what makes none
     */
    public void requireSenseOf(Collection<Property<?>> properties) throws MechanismException {
        for (PropertyValues each = chosen; each != null; each = each.next) {
            if (each.value instanceof MechanismException problem && properties.contains(each.property)) {
                throw problem.anew();
            }
        }
    }

    /**
     * Whether something was chosen, be it sense or not.
     *
     * @param property what is asked for
     * @return whether {@link #get(Property)} does not answer empty
     */
    public boolean has(Property<?> property) {
        return find(property) != null;
    }

    /**
     * Whether something was chosen of several properties.
     *
     * @param properties what is asked for
     * @return whether {@link #has} holds for one of them
     */
    public boolean hasAny(Collection<Property<?>> properties) {
        for (PropertyValues each = chosen; each != null; each = each.next) {
            if (properties.contains(each.property)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether nothing was chosen at all.
     *
     * @return whether these are {@link #none()}
     */
    public boolean isEmpty() {
        return chosen == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Settings that) || !keys().equals(that.keys())) {
            return false;
        }
        for (PropertyValues each = chosen; each != null; each = each.next) {
            if (!isSame(each.value, that.find(each.property))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Object value, @Nullable Object other) {
        return value instanceof Secret secret && other instanceof Secret that
                ? secret.matches(that)
                : value.equals(other);
    }

    @Override
    public int hashCode() {
        return keys().hashCode();
    }

    private Set<Object> keys() {
        Set<Object> keys = new LinkedHashSet<>();
        for (PropertyValues each = chosen; each != null; each = each.next) {
            keys.add(each.property);
        }
        return keys;
    }

    /** The keys alone: values may be secret. */
    @Override
    public String toString() {
        return "Settings" + keys();
    }
}
