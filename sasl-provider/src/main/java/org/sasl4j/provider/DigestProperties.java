package org.sasl4j.provider;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.DigestSessions;
import org.sasl4j.DigestSettings;
import org.sasl4j.DigestSettings.Maxbuf;
import org.sasl4j.Mechanism;

/** What the properties say of DIGEST-MD5: those of a call, ours before SunSASL's, and then those configured. */
final class DigestProperties {
    static final String MECHANISM = "DIGEST-MD5";

    private static final String SUN_REALM = "com.sun.security.sasl.digest.realm";
    private static final String SUN_UTF8 = "com.sun.security.sasl.digest.utf8";
    private static final String SUN_CIPHER = "com.sun.security.sasl.digest.cipher";
    private static final Map<String, Maxbuf> MAXBUFS = Map.of("lenient", Maxbuf.LENIENT, "strict", Maxbuf.STRICT);
    private static final List<String> CIPHERS = List.of("3des", "rc4", "des", "rc4-56", "rc4-40");

    private final CallProperties properties;

    private DigestProperties(CallProperties properties) {
        this.properties = properties;
    }

    /**
     * What they say to a client. Without a protocol or a server's name SunSASL's has Java's word for that in its digest-uri,
     * and its server expects it.
     */
    static DigestSettings ofClient(
            Mechanism mechanism, CallProperties properties, @Nullable String protocol, @Nullable String serverName)
            throws SaslException {
        DigestSettings settings = of(mechanism, properties);
        boolean named = protocol != null && serverName != null;
        return named || !settings.uris().isEmpty() ? settings : settings.withUris(List.of(protocol + "/" + serverName));
    }

    /** What they say to a mechanism; another than DIGEST-MD5 does not look at them. */
    static DigestSettings of(Mechanism mechanism, CallProperties properties) throws SaslException {
        return mechanism.name().toString().equals(MECHANISM)
                ? new DigestProperties(properties).read()
                : DigestSettings.standard();
    }

    /** Reads everything, so that errors of a configuration show when it is given. */
    static void check(CallProperties properties) throws SaslException {
        new DigestProperties(properties).read();
    }

    private DigestSettings read() throws SaslException {
        DigestSettings settings = DigestSettings.standard();
        String realmKey = key(SaslProperties.DIGEST_REALM, SUN_REALM);
        Optional<Object> realm = properties.find(realmKey);
        if (realm.isPresent()) {
            List<String> realms = CallProperties.names(realmKey, realm.get());
            settings = realms.isEmpty() && realm.get() instanceof String ? settings : settings.withRealms(realms);
        }
        String utf8Key = key(SaslProperties.DIGEST_UTF8, SUN_UTF8);
        Optional<Object> utf8 = properties.find(utf8Key);
        if (utf8.isPresent() && !CallProperties.flag(utf8Key, utf8.get())) {
            settings = settings.withCharset(DigestSettings.Charset.ISO_8859_1);
        }
        String cipherKey = key(SaslProperties.DIGEST_CIPHER, SUN_CIPHER);
        Optional<Object> cipher = properties.find(cipherKey);
        if (cipher.isPresent()) {
            settings = settings.withCiphers(ciphers(cipherKey, cipher.get()));
        }
        Optional<Object> uri = properties.find(SaslProperties.DIGEST_URI);
        if (uri.isPresent()) {
            settings = settings.withUris(uris(uri.get()));
        }
        settings = settings.withMaxbuf(
                properties.oneOf(SaslProperties.DIGEST_MAXBUF, settings.maxbuf(), MAXBUFS, "lenient or strict"));
        Optional<DigestSessions> sessions =
                properties.typed(SaslProperties.DIGEST_SESSIONS, DigestSessions.class, "an org.sasl4j.DigestSessions");
        return sessions.isPresent() ? settings.withSessions(sessions.get()) : settings;
    }

    /** What a setting is called: by ours in the call, else by SunSASL's, else by ours in the configuration. */
    private String key(String ours, String suns) {
        boolean isSuns =
                properties.ofCall(ours).isEmpty() && properties.ofCall(suns).isPresent();
        return isSuns ? suns : ours;
    }

    private static List<String> ciphers(String key, Object value) throws SaslException {
        List<String> names = CallProperties.names(key, value).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        if (names.isEmpty() || !CIPHERS.containsAll(names)) {
            throw CallProperties.bad(key, value, "one or more of " + CIPHERS);
        }
        return names;
    }

    private static List<String> uris(Object value) throws SaslException {
        List<String> uris = CallProperties.names(SaslProperties.DIGEST_URI, value);
        for (String uri : uris) {
            int slash = uri.indexOf('/');
            if (slash < 0 || slash + 1 == uri.length()) {
                throw CallProperties.bad(SaslProperties.DIGEST_URI, value, "like ldap/directory.example.com");
            }
        }
        return uris;
    }
}
