package org.sasl4j.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.Context;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.IterationBounds;
import org.sasl4j.ScramKeyCache;
import org.sasl4j.Secret;
import org.sasl4j.credential.IdentityResolver;

/** Reads the properties of one call, and where it says nothing those configured, by the keys of {@link SaslProperties}. */
final class CallProperties {
    private static final Map<String, InitialEmpty> INITIAL_EMPTIES =
            Map.of("message", InitialEmpty.MESSAGE, "absent", InitialEmpty.ABSENT);

    private final Map<?, ?> call;
    private final Map<String, String> configured;

    /** Properties of one call over those configured (without prefix); both are read, neither is changed or kept long. */
    CallProperties(@Nullable Map<?, ?> call, Map<String, String> configured) {
        this.call = call == null ? Map.of() : call;
        this.configured = configured;
    }

    /** What one call says of a key, and the configuration where the call says nothing. */
    Optional<Object> find(String key) {
        Optional<Object> value = ofCall(key);
        return value.isEmpty() && key.startsWith(SaslProperties.PREFIX) ? ofConfiguration(key) : value;
    }

    /** What one call says of a key, whatever is configured. */
    Optional<Object> ofCall(String key) {
        try {
            Object value = call.get(key);
            if (value == null && call instanceof Properties defaulted) {
                value = defaulted.getProperty(key); // get() does not see its defaults
            }
            return Optional.ofNullable(value);
        } catch (ClassCastException e) {
            return Optional.empty(); // a sorted map of keys that are no Strings
        }
    }

    /** What is configured for a key, whatever one call says. */
    Optional<Object> ofConfiguration(String key) {
        return configured.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(configured.get(key.substring(SaslProperties.PREFIX.length())));
    }

    boolean flag(String key) throws SaslException {
        return flag(key, find(key).orElse(false));
    }

    /** Whether the call or the configuration sets a flag that neither may take back from the other. */
    boolean isSetAnywhere(String key) throws SaslException {
        return flag(key, ofCall(key).orElse(false))
                | flag(key, ofConfiguration(key).orElse(false));
    }

    /** Whether a handler of another implementation is taken: the call says so, or has other properties of ours, or the configuration. */
    boolean takesForeignHandlers() throws SaslException {
        boolean ours = ofCall(SaslProperties.FOREIGN).isEmpty() && hasOurs();
        return ours || flag(SaslProperties.FOREIGN);
    }

    private boolean hasOurs() {
        for (Object key : keys()) {
            if (isOurs(key)) {
                return true;
            }
        }
        return false;
    }

    /** What the call says has to make sense, and each key of ours to be one that there is. */
    void check() throws SaslException {
        for (Object key : keys()) {
            if (isOurs(key)) {
                Keys.check((String) key, this);
            }
        }
    }

    private Set<?> keys() {
        if (call instanceof Properties defaulted) {
            Set<Object> keys = new HashSet<>(call.keySet());
            keys.addAll(defaulted.stringPropertyNames());
            return keys;
        }
        return call.keySet();
    }

    private static boolean isOurs(Object key) {
        return key instanceof String name && name.startsWith(SaslProperties.PREFIX);
    }

    /** The value of a flag. */
    static boolean flag(String key, Object value) throws SaslException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = String.valueOf(value).trim().toLowerCase(Locale.ROOT);
        if (!(value instanceof String) || !text.equals("true") && !text.equals("false")) {
            throw bad(key, value, "true or false, as a Boolean or a String");
        }
        return text.equals("true");
    }

    /** A number from 1 up. */
    int number(String key, int standard) throws SaslException {
        Object value = find(key).orElse(standard);
        try {
            int number = value instanceof Integer given ? given : Integer.parseInt(((String) value).trim());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException | ClassCastException e) {
            // said below
        }
        throw bad(key, value, "a whole number from 1 up, as an Integer or a String");
    }

    /** Names parted by commas or spaces, or the elements of a Collection. */
    static List<String> names(String key, Object value) throws SaslException {
        List<String> names = new ArrayList<>();
        if (value instanceof String text) {
            for (String name : text.split("[,\\s]+")) {
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
            return names;
        }
        if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                names.add(String.valueOf(element));
            }
            return names;
        }
        throw bad(key, value, "a String of names parted by commas, or a Collection of names");
    }

    Connection connection() throws SaslException {
        Object value = find(SaslProperties.CONNECTION).orElse(null);
        if (value == null) {
            return Connection.unknown();
        }
        if (value instanceof Connection connection) {
            return connection;
        }
        if (value instanceof SSLSession session) {
            return Connection.tls(session);
        }
        if (value instanceof SSLSocket socket) {
            return Connection.tls(socket);
        }
        if (value instanceof SSLEngine engine) {
            return Connection.tls(engine);
        }
        throw bad(SaslProperties.CONNECTION, value, "an org.sasl4j.Connection, SSLSession, SSLSocket or SSLEngine");
    }

    Optional<CredentialStore> credentials() throws SaslException {
        return typed(SaslProperties.CREDENTIALS, CredentialStore.class, "an org.sasl4j.CredentialStore");
    }

    int longestMessage() throws SaslException {
        return number(SaslProperties.MESSAGE_MAX, Context.LONGEST_MESSAGE);
    }

    IdentityResolver identity() throws SaslException {
        Object value = find(SaslProperties.EXTERNAL_IDENTITY).orElse(null);
        if (value == null) {
            return IdentityResolver.certificateSubject();
        }
        if (value instanceof IdentityResolver resolver) {
            return resolver;
        }
        if (value instanceof String identity && !identity.isEmpty()) {
            return IdentityResolver.fixed(identity);
        }
        throw bad(SaslProperties.EXTERNAL_IDENTITY, value, "a String that is not empty, or an IdentityResolver");
    }

    /** What an empty initial response means. */
    enum InitialEmpty {
        MESSAGE,
        ABSENT
    }

    InitialEmpty initialEmpty() throws SaslException {
        return oneOf(SaslProperties.INITIAL_EMPTY, InitialEmpty.MESSAGE, INITIAL_EMPTIES, "message or absent");
    }

    Optional<String> trace() throws SaslException {
        return typed(SaslProperties.ANONYMOUS_TRACE, String.class, "a String");
    }

    /** What is said of the server's decoys; without anything, nothing is changed. */
    UnaryOperator<Decoy> decoys() throws SaslException {
        Object secret = find(SaslProperties.SERVER_SECRET).orElse(null);
        Secret kept = secret == null ? null : Secret.copyOf(octets(SaslProperties.SERVER_SECRET, secret));
        int iterations =
                find(SaslProperties.SCRAM_ITERATIONS).isPresent() ? number(SaslProperties.SCRAM_ITERATIONS, 1) : 0;
        return decoy -> {
            Decoy changed = kept == null ? decoy : decoy.withServerSecret(kept);
            return iterations == 0 ? changed : changed.withIterations(iterations);
        };
    }

    private static byte[] octets(String key, Object value) throws SaslException {
        byte[] octets = value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : null;
        if (value instanceof byte[] given) {
            octets = given;
        }
        if (octets == null || octets.length == 0) {
            throw new SaslException("the property " + key + " must be a byte array or a String, and not empty");
        }
        return octets;
    }

    IterationBounds iterationBounds() throws SaslException {
        int minimum = number(SaslProperties.SCRAM_ITERATIONS_MIN, IterationBounds.STANDARD.minimum());
        int maximum = number(SaslProperties.SCRAM_ITERATIONS_MAX, IterationBounds.STANDARD.maximum());
        if (minimum > maximum) {
            throw bad(
                    SaslProperties.SCRAM_ITERATIONS_MIN,
                    minimum,
                    "no more than " + SaslProperties.SCRAM_ITERATIONS_MAX + ", " + maximum);
        }
        return new IterationBounds(minimum, maximum);
    }

    Optional<ScramKeyCache> keyCache() throws SaslException {
        return typed(SaslProperties.SCRAM_KEYCACHE, ScramKeyCache.class, "an org.sasl4j.ScramKeyCache");
    }

    /** A Map of Strings; empty if there is none. */
    Map<String, String> texts(String key) throws SaslException {
        Object value = find(key).orElse(null);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> given)) {
            throw bad(key, value, "a Map of String to String");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            if (!(entry.getKey() instanceof String name) || !(entry.getValue() instanceof String text)) {
                throw bad(key, value, "a Map of String to String");
            }
            texts.put(name, text);
        }
        return texts;
    }

    <T> T oneOf(String key, T standard, Map<String, T> words, String wanted) throws SaslException {
        Object value = find(key).orElse(null);
        if (value == null) {
            return standard;
        }
        T known = words.get(String.valueOf(value).toLowerCase(Locale.ROOT));
        if (known == null) {
            throw bad(key, value, wanted);
        }
        return known;
    }

    <T> Optional<T> typed(String key, Class<T> type, String wanted) throws SaslException {
        Object value = find(key).orElse(null);
        if (value != null && !type.isInstance(value)) {
            throw bad(key, value, wanted);
        }
        return Optional.ofNullable(type.cast(value));
    }

    /** The error for a value that makes no sense. Of values other than short words only the class is told. */
    static SaslException bad(String key, Object value, String wanted) {
        boolean isWord = value instanceof String || value instanceof Number || value instanceof Boolean;
        String got = isWord ? "'" + value + "'" : "a " + value.getClass().getName();
        return new SaslException("the property " + key + " must be " + wanted + ", and is " + got);
    }

    /** Reads a value in a place that cannot throw: a value that makes no sense is warned of. */
    static <T> T orWarn(Reading<T> reading, T otherwise) {
        try {
            return reading.read();
        } catch (SaslException e) {
            System.getLogger("org.sasl4j").log(System.Logger.Level.WARNING, e.getMessage());
            return otherwise;
        }
    }

    /** Reads properties. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws SaslException;
    }
}
