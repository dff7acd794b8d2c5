package org.sasl4j.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;

/**
 * A DIGEST-MD5 client that says what it is told to, right or wrong, and proves that it knows alice's password "secret" all
 * the same. Of the JDK alone, so that it shares no mistake with ours.
 */
final class HandMadeDigest {
    /** A challenge that no client has a reason to refuse. */
    static final String CHALLENGE =
            "realm=\"localhost\",nonce=\"OA6MG9tEQGm2hh\",qop=\"auth\",algorithm=md5-sess,charset=utf-8";

    private static final String CNONCE = "OA6MHXh6VqTrRk";

    private final String realm;
    private final String nonce;
    private final String nc;
    private final String qop;
    private final String uri;

    private HandMadeDigest(String realm, String nonce, String nc, String qop, String uri) {
        this.realm = realm;
        this.nonce = nonce;
        this.nc = nc;
        this.qop = qop;
        this.uri = uri;
    }

    /** Asks a server for its challenge, and takes its first realm. */
    static HandMadeDigest begin(SaslServer server) throws SaslException {
        String challenge = new String(server.evaluateResponse(new byte[0]), StandardCharsets.UTF_8);
        return new HandMadeDigest(
                quoted(challenge, "realm"), quoted(challenge, "nonce"), "00000001", "auth", "test/localhost");
    }

    private static String quoted(String challenge, String directive) {
        Matcher found = Pattern.compile(directive + "=\"([^\"]*)\"").matcher(challenge);
        return found.find() ? found.group(1) : "";
    }

    /** The same with another nc. */
    HandMadeDigest counting(String other) {
        return new HandMadeDigest(realm, nonce, other, qop, uri);
    }

    /** The same with another qop. */
    HandMadeDigest choosing(String other) {
        return new HandMadeDigest(realm, nonce, nc, other, uri);
    }

    /** The same with another digest-uri. */
    HandMadeDigest at(String other) {
        return new HandMadeDigest(realm, nonce, nc, qop, other);
    }

    /** The response, proven, every directive of it as strict peers write it. */
    String proving() {
        return "charset=utf-8,username=\"alice\",realm=\"" + realm + "\",nonce=\"" + nonce + "\",nc=" + nc
                + ",cnonce=\"" + CNONCE + "\",digest-uri=\"" + uri + "\",response=" + proof("AUTHENTICATE") + ",qop="
                + qop;
    }

    private String proof(String method) {
        byte[] secret = md5("alice:" + realm + ":secret");
        String rest = ":" + nonce + ":" + CNONCE;
        byte[] a1 = new byte[secret.length + rest.length()];
        System.arraycopy(secret, 0, a1, 0, secret.length);
        System.arraycopy(Ours.utf8(rest), 0, a1, secret.length, rest.length());
        String a2 = method + ":" + uri + (qop.equals("auth") ? "" : ":" + "0".repeat(32));
        return hex(md5(hex(md5(a1)) + ":" + nonce + ":" + nc + ":" + CNONCE + ":" + qop + ":" + hex(md5(a2))));
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    private static byte[] md5(String text) {
        return md5(Ours.utf8(text));
    }

    private static byte[] md5(byte[] octets) {
        try {
            return MessageDigest.getInstance("MD5").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
