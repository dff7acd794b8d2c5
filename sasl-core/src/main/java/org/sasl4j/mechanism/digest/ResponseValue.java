package org.sasl4j.mechanism.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.sasl4j.MechanismException;
import org.sasl4j.Qop;
import org.sasl4j.Secret;
import org.sasl4j.crypto.Digests;

/** The computations of RFC 2831 section 2.1.2.1 over a response as it was sent. */
final class ResponseValue {
    private static final String NO_ENTITY = ":00000000000000000000000000000000";
    private static final int USUAL = 136;

    private final MessageDigest md5 = Digests.create("MD5");
    private final Octets octets = new Octets(USUAL);
    private final DigestResponse response;

    ResponseValue(DigestResponse response) {
        this.response = response;
    }

    /** H(username-value ":" realm-value ":" passwd). Fails if the charset agreed on cannot express the password. */
    DigestCredential credential(Secret password) throws MechanismException {
        if (response.charset() == Charset.ISO_8859_1 && !DigestKeys.isLatin1(password)) {
            throw Charset.inexpressible("password");
        }
        String username = response.charset().decode(response.username(), "user name");
        String realm = response.charset().decode(response.realmValue(), "realm");
        return DigestKeys.derive(md5, username, realm, password);
    }

    /** H(A1), from which the keys of a security layer are derived. */
    byte[] hashOfA1(DigestCredential credential) {
        byte[] hash = credential.hash().revealBytes();
        md5.update(hash);
        Arrays.fill(hash, (byte) 0);
        octets.put(':').put(response.nonce()).put(':').put(response.cnonce());
        if (response.authzid() != null) {
            octets.put(':').put(response.authzid());
        }
        return octets.digest(md5);
    }

    /** The proof that the client sends. */
    String ofClient(byte[] hashOfA1) {
        return value(hashOfA1, "AUTHENTICATE:");
    }

    /** The proof that the server answers with (section 2.1.3). */
    String ofServer(byte[] hashOfA1) {
        return value(hashOfA1, ":");
    }

    private String value(byte[] hashOfA1, String method) {
        Qop qop = response.qop();
        byte[] hashOfA2 = octets.put(method)
                .put(response.digestUri())
                .put(qop == Qop.AUTH ? "" : NO_ENTITY)
                .digest(md5);
        octets.putHex(hashOfA1).put(':').put(response.nonce()).put(':').put(response.nc());
        octets.put(':')
                .put(response.cnonce())
                .put(':')
                .put(String.valueOf(qop))
                .put(':')
                .putHex(hashOfA2);
        return HexFormat.of().formatHex(octets.digest(md5));
    }

    /** Whether two values are the same, in a time that does not depend on where they differ. */
    static boolean matches(String expected, String received) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.ISO_8859_1), received.getBytes(StandardCharsets.ISO_8859_1));
    }
}
