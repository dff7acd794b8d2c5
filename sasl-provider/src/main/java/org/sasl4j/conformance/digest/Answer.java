package org.sasl4j.conformance.digest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.sasl4j.conformance.Octets;

/** A digest-response (RFC 2831 section 2.1.2), right or wrong, and the proofs for it. Values are texts. */
final class Answer {
    /** The directives that are quoted strings. */
    static final Set<String> QUOTED = Set.of("username", "realm", "nonce", "cnonce", "digest-uri", "authzid");
    /** The directives that are tokens. */
    static final Set<String> TOKENS = Set.of("nc", "qop", "response", "maxbuf", "charset", "cipher");

    /** The method in the client's proof. */
    static final String CLIENT = "AUTHENTICATE";
    /** The method in the server's proof. */
    static final String SERVER = "";

    private static final String LATIN = "[\u0000-\u00ff]*";

    private final Map<String, String> values;

    private Answer(Map<String, String> values) {
        this.values = values;
    }

    static Answer empty() {
        return new Answer(Map.of());
    }

    /** The same response with another value for a directive, in the same place. */
    Answer with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Answer(all);
    }

    Answer without(String name) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.remove(name);
        return new Answer(all);
    }

    @Nullable
    String value(String name) {
        return values.get(name);
    }

    String qop() {
        return values.getOrDefault("qop", "auth");
    }

    private boolean isUtf8() {
        return values.containsKey("charset");
    }

    /** The octets of a value as they are sent. */
    String wire(String name, String value) {
        boolean utf8 = isUtf8() || name.equals("authzid");
        return utf8 ? Octets.utf8(value) : value;
    }

    /** The response as text, with the proof of a password. */
    String text(String password) {
        StringJoiner text = new StringJoiner(",");
        values.forEach((name, value) ->
                text.add(name + "=" + (TOKENS.contains(name) ? value : Directive.quoted(wire(name, value)))));
        return text.add("response=" + proof(password, CLIENT)).toString();
    }

    /** {@code response-value} (section 2.1.2.1), or the server's proof of section 2.1.3. */
    String proof(String password, String method) {
        String a2 = method + ":" + orNothing("digest-uri") + (qop().equals("auth") ? "" : ":" + "0".repeat(32));
        return Md5.hex(Md5.of(String.join(
                ":",
                Md5.hex(sessionKey(password)),
                orNothing("nonce"),
                orNothing("nc"),
                orNothing("cnonce"),
                qop(),
                Md5.hex(Md5.of(a2)))));
    }

    /** H(A1). */
    byte[] sessionKey(String password) {
        byte[] secret =
                Md5.of(String.join(":", hashed(orNothing("username")), hashed(orNothing("realm")), hashed(password)));
        String authzid = values.get("authzid");
        String rest = ":" + orNothing("nonce") + ":" + orNothing("cnonce")
                + (authzid == null ? "" : ":" + Octets.utf8(authzid));
        return Md5.of(secret, Octets.of(rest));
    }

    private String orNothing(String name) {
        return values.getOrDefault(name, "");
    }

    /** A text as it goes into a hash: in ISO 8859-1 if that can express it, whatever the charset on the wire is. */
    private static String hashed(String text) {
        return text.matches("(?s)" + LATIN)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
