package org.sasl4j.provider;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.Property;
import org.sasl4j.Settings;
import org.sasl4j.Values;

/**
 * What one call sets, under our keys and under those of javax, and what the configuration sets where the call does not.
 */
final class Call {
    static final String JAVAX = "javax.security.sasl.";

    private final Map<?, ?> given;
    private final Settings own;
    private final Settings configured;
    private final Settings settings;
    private final boolean saysOurs;
    private final boolean saysJavax;
    private final @Nullable Said said;
    private volatile @Nullable Standing standing;

    private Call(
            Map<?, ?> given,
            Settings own,
            Settings configured,
            boolean saysOurs,
            boolean saysJavax,
            @Nullable Said said) {
        this.given = given;
        this.own = own;
        this.configured = configured;
        this.settings = own.over(configured);
        this.saysOurs = saysOurs;
        this.saysJavax = saysJavax;
        this.said = said;
    }

    /** One that says nothing at all. */
    static Call silence(Settings configured) {
        return new Call(Map.of(), Settings.none(), configured, false, false, Said.NOTHING);
    }

    /**
     * Reads a call, once and whole.
     *
     * @throws MechanismException if it has a key of ours that is none, or a value that makes no sense
     */
    static Call of(Map<?, ?> given, Catalogue catalogue, Settings configured) throws MechanismException {
        Map<?, ?> whole = snapshot(given);
        Settings own = Settings.none();
        boolean ours = false;
        boolean javax =
                given instanceof SortedMap<?, ?> sorted && sorted.comparator() != null; // may know other spellings
        for (Map.Entry<?, ?> entry : whole.entrySet()) {
            if (entry.getKey() instanceof String key) {
                boolean isOurs = Catalogue.isOurs(key);
                ours |= isOurs;
                javax |= !isOurs && key.startsWith(JAVAX);
                own = catalogue.read(key, entry.getValue(), whole, own);
            }
        }
        Call call = new Call(whole, own, configured, ours, javax, Said.of(given, whole, catalogue, own));
        catalogue.requireSense(own, call.settings);
        return call;
    }

    /** Whether all calls that say the same come to the same. */
    boolean isLasting() {
        return said != null;
    }

    /** Whether a call says the same, and always will. */
    boolean isRepeatedBy(Map<?, ?> properties) {
        return said != null && said.isRepeatedBy(properties);
    }

    /** What was found to hold for this call the last time. */
    @Nullable
    Standing standing() {
        return standing;
    }

    void found(Standing found) {
        standing = found;
    }

    /**
     * What the caller may change while it is read, so that all is read of the same. A sorted map stays as it is: only it
     * knows which keys it takes for the same.
     */
    private static Map<?, ?> snapshot(Map<?, ?> given) {
        if (given instanceof Properties properties) {
            return withDefaults(properties);
        }
        return given instanceof SortedMap<?, ?> ? given : new HashMap<>(given);
    }

    /** Also what {@code entrySet()} does not see. */
    private static Map<Object, Object> withDefaults(Properties given) {
        Map<Object, Object> whole = new HashMap<>();
        given.stringPropertyNames().forEach(key -> whole.put(key, given.getProperty(key)));
        whole.putAll(given);
        return whole;
    }

    /** A value of a map that may be sorted, of keys that are no Strings. */
    static @Nullable Object value(Map<?, ?> given, String key) {
        try {
            return given.get(key);
        } catch (ClassCastException e) {
            return null;
        }
    }

    /** Under a key of javax's. */
    @Nullable
    Object value(String key) {
        return saysJavax ? value(given, key) : null;
    }

    /** Under a key of javax's, true or false. */
    boolean flag(String key) throws MechanismException {
        Object value = value(key);
        if (value == null) {
            return false;
        }
        Boolean flag = Values.flag(value);
        if (flag == null) {
            throw Property.senseless(key, value, Values.A_FLAG);
        }
        return flag;
    }

    /** What the call itself says. */
    Settings own() {
        return own;
    }

    /** What the configuration says. */
    Settings configured() {
        return configured;
    }

    /** What holds: the call's word goes first. */
    Settings settings() {
        return settings;
    }

    /** Whether all its keys are others', so that it says no more than silence does. */
    boolean saysNothing() {
        return own.isEmpty() && !saysOurs && !saysJavax;
    }

    /** Whether it has keys of javax's. */
    boolean saysJavax() {
        return saysJavax;
    }

    /** Whether a call, or the configuration under it, turns something on that the other cannot turn off. */
    boolean isSetAnywhere(Property<Boolean> flag) throws MechanismException {
        return own.get(flag).orElse(false) | configured.get(flag).orElse(false);
    }

    /** Whether handlers of other implementations are served: where the call or the configuration says so, or uses us. */
    boolean takesForeignHandlers() throws MechanismException {
        boolean usesUs = !own.has(SaslProperties.FOREIGN) && saysOurs;
        return usesUs || settings.valueOf(SaslProperties.FOREIGN);
    }
}
