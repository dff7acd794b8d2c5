package org.sasl4j.provider;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.sasl.SaslException;

/** Every key of {@link SaslProperties}, by who can say something under it. A key that is none is a slip, and not silence. */
final class Keys {
    /** A text, in a call or in a configuration. */
    private static final Set<String> TEXTS = Set.of(
            SaslProperties.MECHANISMS,
            SaslProperties.ENFORCE,
            SaslProperties.FOREIGN,
            SaslProperties.PRIORITIES,
            SaslProperties.OFFERED,
            SaslProperties.PLAINTEXT,
            SaslProperties.CHANNELBINDING_TYPES,
            SaslProperties.CHANNELBINDING_POLICY,
            SaslProperties.SERVER_SECRET,
            SaslProperties.SCRAM_ITERATIONS,
            SaslProperties.SCRAM_ITERATIONS_MIN,
            SaslProperties.SCRAM_ITERATIONS_MAX,
            SaslProperties.NORMALIZATION,
            SaslProperties.MESSAGE_MAX,
            SaslProperties.TEXT_MAX,
            SaslProperties.EXTERNAL_IDENTITY,
            SaslProperties.INITIAL_EMPTY,
            SaslProperties.ANONYMOUS_TRACE,
            SaslProperties.DIGEST_REALM,
            SaslProperties.DIGEST_UTF8,
            SaslProperties.DIGEST_CIPHER,
            SaslProperties.DIGEST_URI,
            SaslProperties.DIGEST_MAXBUF,
            SaslProperties.OAUTH_PORT,
            SaslProperties.OAUTH_HOSTS);

    /** Of one call alone: an object, or what is different at each. */
    private static final Set<String> OF_A_CALL = Set.of(
            SaslProperties.CONNECTION,
            SaslProperties.CHANNELBINDING,
            SaslProperties.CREDENTIALS,
            SaslProperties.SCRAM_KEYCACHE,
            SaslProperties.SCRAM_EXTENSIONS,
            SaslProperties.SCRAM_USER,
            SaslProperties.DIGEST_SESSIONS,
            SaslProperties.OAUTH_TOKEN,
            SaslProperties.OAUTH_EXTENSIONS,
            SaslProperties.OAUTH_VALIDATOR);

    /** Told after an exchange, and never set. */
    private static final Set<String> TOLD = Set.of(
            SaslProperties.CHANNELBINDING_TYPE,
            SaslProperties.AUTHENTICATION_ID,
            SaslProperties.OAUTH_EXPIRY,
            SaslProperties.PRINCIPAL);

    private Keys() {}

    /** Whether a configuration can say something under a key. */
    static boolean isConfigurable(String key) {
        return TEXTS.contains(key);
    }

    /** The keys of a configuration, without their prefix. */
    static Stream<String> configurable() {
        return TEXTS.stream().map(Keys::withoutPrefix).sorted();
    }

    static String withoutPrefix(String key) {
        return key.substring(SaslProperties.PREFIX.length());
    }

    /** What a call says something under must be one of them. */
    static void requireKnown(String key) throws SaslException {
        if (TOLD.contains(key)) {
            throw new SaslException("the property " + key + " is told after an exchange, and cannot be set");
        }
        if (!TEXTS.contains(key) && !OF_A_CALL.contains(key)) {
            throw new SaslException("there is no property " + key + "; the nearest is "
                    + nearest(key, Stream.concat(TEXTS.stream(), OF_A_CALL.stream())));
        }
    }

    /** The one that the fewest letters have to be changed for. */
    static String nearest(String slip, Stream<String> keys) {
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
