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

    /** Reads what is said under a key, so that it fails before anything is sent, whichever mechanism would read it. */
    static void check(String key, CallProperties properties) throws SaslException {
        switch (key) {
            case SaslProperties.MECHANISMS,
                    SaslProperties.PRIORITIES,
                    SaslProperties.ENFORCE,
                    SaslProperties.OFFERED,
                    SaslProperties.PLAINTEXT,
                    SaslProperties.CONNECTION,
                    SaslProperties.CHANNELBINDING_POLICY -> {
                // read for every mechanism that is chosen
            }
            case SaslProperties.FOREIGN -> properties.flag(key);
            case SaslProperties.CHANNELBINDING, SaslProperties.CHANNELBINDING_TYPES ->
                BindingProperties.check(properties);
            case SaslProperties.CREDENTIALS -> properties.credentials();
            case SaslProperties.SERVER_SECRET, SaslProperties.SCRAM_ITERATIONS -> properties.decoys();
            case SaslProperties.SCRAM_ITERATIONS_MIN, SaslProperties.SCRAM_ITERATIONS_MAX ->
                properties.iterationBounds();
            case SaslProperties.SCRAM_KEYCACHE -> properties.keyCache();
            case SaslProperties.SCRAM_EXTENSIONS, SaslProperties.OAUTH_EXTENSIONS -> properties.texts(key);
            case SaslProperties.SCRAM_USER -> TextProperties.scramUser(properties);
            case SaslProperties.NORMALIZATION -> TextProperties.normalization(properties);
            case SaslProperties.TEXT_MAX -> TextProperties.longestText(properties);
            case SaslProperties.MESSAGE_MAX -> properties.longestMessage();
            case SaslProperties.EXTERNAL_IDENTITY -> properties.identity();
            case SaslProperties.INITIAL_EMPTY -> properties.initialEmpty();
            case SaslProperties.ANONYMOUS_TRACE -> properties.trace();
            case SaslProperties.DIGEST_REALM,
                    SaslProperties.DIGEST_UTF8,
                    SaslProperties.DIGEST_CIPHER,
                    SaslProperties.DIGEST_URI,
                    SaslProperties.DIGEST_MAXBUF,
                    SaslProperties.DIGEST_SESSIONS -> DigestProperties.check(properties);
            case SaslProperties.OAUTH_PORT -> OauthProperties.port(properties);
            case SaslProperties.OAUTH_HOSTS -> OauthProperties.hosts(properties);
            case SaslProperties.OAUTH_TOKEN -> OauthProperties.tokens(properties);
            case SaslProperties.OAUTH_VALIDATOR -> OauthProperties.validator(properties);
            default -> throw unknown(key);
        }
    }

    private static SaslException unknown(String key) {
        return new SaslException(
                TOLD.contains(key)
                        ? "the property " + key + " is told after an exchange, and cannot be set"
                        : "there is no property " + key + "; the nearest is "
                                + nearest(key, Stream.concat(TEXTS.stream(), OF_A_CALL.stream())));
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
