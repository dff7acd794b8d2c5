package org.sasl4j.tool.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sasl4j.Secret;
import org.sasl4j.tool.decode.Decoder.Verdict;

/**
 * The inputs of a DIGEST-MD5 response (RFC 2831 section 2.1.2.1). Texts hold one octet in each character.
 *
 * @param secret the password
 */
record DigestInputs(
        String user,
        String realm,
        Secret secret,
        Charset charset,
        String nonce,
        String cnonce,
        String nc,
        String qop,
        String uri,
        String authzid) {
    static DigestInputs of(Map<String, String> response, Secret password) {
        return new DigestInputs(
                inLatin1(response, "username"),
                inLatin1(response, "realm"),
                password,
                StandardCharsets.ISO_8859_1, // if it has all the characters, whatever the charset is
                response.getOrDefault("nonce", ""),
                response.getOrDefault("cnonce", ""),
                response.getOrDefault("nc", ""),
                response.getOrDefault("qop", "auth"),
                response.getOrDefault("digest-uri", ""),
                response.getOrDefault("authzid", ""));
    }

    /** Whether a value follows from these inputs. If not, says which other inputs it follows from. */
    Verdict verdict(String what, String method, String sent, List<String> realms) {
        if (isValue(method, sent)) {
            return new Verdict(what, true, "");
        }
        for (Map.Entry<String, DigestInputs> other : mistaken(realms).entrySet()) {
            if (other.getValue().isValue(method, sent)) {
                return new Verdict(what, false, other.getKey());
            }
        }
        return new Verdict(what, false, "the password");
    }

    private Map<String, DigestInputs> mistaken(List<String> realms) {
        Map<String, DigestInputs> others = new LinkedHashMap<>();
        others.put(
                "the charset: name and password were hashed as UTF-8",
                with(inUtf8(user), inUtf8(realm), StandardCharsets.UTF_8, uri, authzid, qop));
        others.put(
                "the charset: the password was hashed as UTF-8",
                with(user, realm, StandardCharsets.UTF_8, uri, authzid, qop));
        others.put(
                "the charset: the name was hashed as UTF-8",
                with(inUtf8(user), inUtf8(realm), charset, uri, authzid, qop));
        for (String one : realms) {
            others.put("the realm: it was hashed with '" + one + "'", with(user, one, charset, uri, authzid, qop));
        }
        others.put("the realm: it was hashed without one", with(user, "", charset, uri, authzid, qop));
        others.put("the authzid: it was hashed without it", with(user, realm, charset, uri, "", qop));
        others.put("the qop: it was hashed with auth", with(user, realm, charset, uri, authzid, "auth"));
        String lower = uri.toLowerCase(Locale.ROOT);
        others.put("the digest-uri: it was hashed in lower case", with(user, realm, charset, lower, authzid, qop));
        others.put(
                "the digest-uri: it was hashed without the server's name behind the host",
                with(user, realm, charset, uri.replaceAll("^([^/]*/[^/]*)/.*", "$1"), authzid, qop));
        others.put(
                "the digest-uri: it was hashed without the service",
                with(user, realm, charset, uri.replaceAll("^[^/]*/", ""), authzid, qop));
        others.values().removeIf(this::equals);
        return others;
    }

    /** A text that came as UTF-8 is hashed in ISO 8859-1 if that has all its characters (RFC 2831 section 2.1.2.1). */
    private static String inLatin1(Map<String, String> response, String name) {
        String octets = response.getOrDefault(name, "");
        String text = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        boolean isUtf8 = "utf-8".equalsIgnoreCase(response.get("charset"));
        return isUtf8 && StandardCharsets.ISO_8859_1.newEncoder().canEncode(text) ? text : octets;
    }

    private static String inUtf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private DigestInputs with(
            String name, String in, Charset encoding, String reached, String actingAs, String protection) {
        return new DigestInputs(name, in, secret, encoding, nonce, cnonce, nc, protection, reached, actingAs);
    }

    /** What follows from the password is compared in constant time, as it is everywhere. */
    private boolean isValue(String method, String sent) {
        return MessageDigest.isEqual(join(value(method)), join(sent));
    }

    private String value(String method) {
        byte[] hash = md5(join(user + ':' + realm + ':'), password());
        String a1 = hex(md5(hash, join(':' + nonce + ':' + cnonce + (authzid.isEmpty() ? "" : ':' + authzid))));
        String protectedBody = qop.equals("auth") ? "" : ":00000000000000000000000000000000";
        String a2 = hex(md5(join(method + ':' + uri + protectedBody)));
        return hex(md5(join(a1 + ':' + nonce + ':' + nc + ':' + cnonce + ':' + qop + ':' + a2)));
    }

    /**
     * The password's octets: in the charset if that has all its characters, otherwise in UTF-8 (RFC 2831 section
     * 2.1.2.1).
     */
    private byte[] password() {
        char[] text = secret.revealChars();
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] octets = new byte[encoded.remaining()];
            encoded.get(octets);
            return octets;
        } catch (CharacterCodingException e) {
            return secret.revealBytes();
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static byte[] join(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] md5(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no MD5", e);
        }
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
