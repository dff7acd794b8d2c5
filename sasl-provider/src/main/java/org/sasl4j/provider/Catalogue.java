package org.sasl4j.provider;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Property;
import org.sasl4j.Settings;
import org.sasl4j.binding.Bindings;
import org.sasl4j.credential.RightPassword;
import org.sasl4j.mechanism.Mechanisms;

/**
 * All properties: those of this provider, of the core, of the standard mechanisms and of any that were added. Reads
 * everything that an application gave, once, so that a misspelt key is an error and not ignored.
 */
final class Catalogue {
    private final Map<String, Property<?>> byKey = new TreeMap<>();
    private final Map<String, Property<?>> chosen = new HashMap<>();
    private final Map<String, Property<?>> byAlias = new HashMap<>();
    private final Map<Property<?>, Mechanism> owners = new HashMap<>();

    private final Collection<Mechanism> mechanisms;
    private volatile boolean complete;

    /** The standard mechanisms stay known where a registry or a JVM has not all of them: applications may say the same to all. */
    Catalogue(Collection<Mechanism> mechanisms) {
        this.mechanisms = mechanisms;
        if (!Mechanisms.standard().ranked().containsAll(mechanisms)) { // others may not go together
            complete();
        }
    }

    /** When somebody says something for the first time: the first message of a silent call need not wait for it. */
    private void complete() {
        if (!complete) {
            fill();
        }
    }

    private synchronized void fill() {
        if (complete) {
            return;
        }
        addAll(SaslProperties.properties());
        addAll(Context.properties());
        addAll(List.of(Exchange.AUTHENTICATION_ID, Exchange.PRINCIPAL));
        addAll(List.of(Bindings.OFFERED, Decoy.SERVER_SECRET, RightPassword.HOOK));
        addAll(Bindings.properties());
        addAll(Mechanisms.properties());
        for (Mechanism mechanism : mechanisms) {
            for (Property<?> property : mechanism.properties()) {
                add(property);
                owners.putIfAbsent(property, mechanism);
            }
        }
        complete = true;
    }

    private void addAll(List<Property<?>> properties) {
        for (Property<?> property : properties) {
            add(property);
        }
    }

    private void add(Property<?> property) {
        Property<?> other = byKey.put(property.key(), property);
        if (other != null && other != property) {
            throw new IllegalArgumentException("two properties have the key " + property.key());
        }
        if (property.chosenBy().isPresent()) {
            chosen.put(property.key(), property);
        }
        String alias = property.alias().orElse(null);
        Property<?> taken = alias == null ? null : byAlias.put(alias, property);
        if (taken != null && taken != property) {
            throw new IllegalArgumentException("two properties have the alias " + alias);
        }
    }

    /** All of them, by their keys. */
    Collection<Property<?>> properties() {
        complete();
        return byKey.values();
    }

    /** What a call says besides, under one of its keys. */
    Settings read(String key, @Nullable Object value, Map<?, ?> call, Settings settings) throws MechanismException {
        boolean ours = isOurs(key);
        complete();
        Property<?> property = ours ? chosen(key) : byAlias.get(key);
        if (property == null || value == null) {
            return settings;
        }
        if (ours) {
            return settings.reading(property, key, value);
        }
        return Call.value(call, property.key()) != null ? settings : withAlias(settings, property, key, value);
    }

    /** Whether a value that was read is kept as the very object that was given, or not looked at. */
    boolean takesAsItIs(String key, Object value, Settings settings) {
        Property<?> property = isOurs(key) ? byKey.get(key) : byAlias.get(key);
        try {
            return property == null || settings.get(property).orElse(null) == value;
        } catch (MechanismException senseless) {
            return false;
        }
    }

    /** Fails if a part of all that was chosen makes no sense together with the rest. */
    void requireSense(Settings part, Settings all) throws MechanismException {
        try {
            part.requireSense(owners, all);
        } catch (RuntimeException e) { // of somebody else's mechanism
            throw new MechanismException(Reason.TEMPORARY, "what was chosen makes no sense together", e);
        }
    }

    static boolean isOurs(String key) {
        return key.startsWith(Property.PREFIX);
    }

    /** What another implementation's key says is no concern of a mechanism that does not know it. */
    private static Settings withAlias(Settings settings, Property<?> property, String alias, Object value) {
        try {
            return settings.reading(property, alias, value);
        } catch (MechanismException senseless) {
            return settings.withSenseless(property, senseless);
        }
    }

    private Property<?> chosen(String key) throws MechanismException {
        Property<?> property = chosen.get(key);
        if (property == null) {
            throw new MechanismException(
                    Reason.TEMPORARY,
                    byKey.containsKey(key)
                            ? "the property " + key + " is told after an exchange, and cannot be set"
                            : "there is no property " + key + "; the nearest is "
                                    + nearest(key, chosen.keySet().stream()));
        }
        return property;
    }

    /** What a configuration says, as key=value without the prefix. */
    Settings configuration(Collection<String> entries, String provider) throws MechanismException {
        Settings settings = Settings.none();
        boolean afterSecret = false;
        complete();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            String key = equals < 0 ? entry : entry.substring(0, equals);
            Property<?> property = byKey.get(Property.PREFIX + key);
            if (equals < 0 || property == null || !property.isConfigurable()) {
                List<String> keys = configurable();
                boolean isPartOfSecret = equals < 0 && afterSecret; // which had a space in it
                throw new MechanismException(
                        Reason.TEMPORARY,
                        (isPartOfSecret ? "an entry" : "'" + key + "'") + " in the configuration of " + provider
                                + " is neither "
                                + Sasl4jProvider.DISCOVER + " nor key=value with a key out of " + keys
                                + (isPartOfSecret ? "" : "; the nearest is " + nearest(key, keys.stream())));
            }
            afterSecret = property.isSecret();
            if (settings.has(property)) {
                throw new MechanismException(
                        Reason.TEMPORARY,
                        "'" + key + "' is in the configuration of " + provider + " twice: give it once, with all its"
                                + " values");
            }
            settings = settings.reading(property, property.key(), entry.substring(equals + 1));
        }
        requireSense(settings, settings);
        return settings;
    }

    private List<String> configurable() {
        return byKey.values().stream()
                .filter(Property::isConfigurable)
                .map(property -> property.key().substring(Property.PREFIX.length()))
                .toList();
    }

    private static String nearest(String slip, Stream<String> keys) {
        return keys.min(Comparator.comparingInt((String key) -> changes(slip, key))
                        .thenComparing(key -> key))
                .orElseThrow();
    }

    /** How many letters have to be put in, left out or changed (Levenshtein's distance). */
    private static int changes(String from, String to) {
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] now = new int[to.length() + 1];
            now[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(last[j], now[j - 1]) + 1);
            }
            last = now;
        }
        return last[to.length()];
    }
}
