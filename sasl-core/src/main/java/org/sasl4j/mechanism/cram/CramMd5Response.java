package org.sasl4j.mechanism.cram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.crypto.Hmac;
import org.sasl4j.text.TextLength;
import org.sasl4j.text.Utf8;

/**
 * The response: the user name, a space, and HMAC-MD5(secret, challenge) in 32 lower-case hexadecimal digits (RFC 2195
 * section 2). Names may have spaces, digests have none. Name and password go in as they are, without preparation.
 *
 * @param name the authentication identity
 * @param digest the 32 digits
 */
record CramMd5Response(String name, String digest) {
    private static final int DIGITS = 32;

    static CramMd5Response of(String name, Secret password, byte[] challenge) {
        byte[] secret = password.revealBytes();
        try {
            return new CramMd5Response(name, HexFormat.of().formatHex(Hmac.md5().mac(secret, challenge)));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    static CramMd5Response parse(byte[] message, Context context) throws MechanismException {
        String text = Utf8.decodeUnbounded(message, "CRAM-MD5 response");
        int space = text.length() - DIGITS - 1;
        if (space < 1 || text.charAt(space) != ' ' || !isDigest(text, space + 1)) {
            throw new MechanismException(
                    Reason.MALFORMED,
                    "the CRAM-MD5 response is not a user name, a space, and 32 lower-case hexadecimal digits"
                            + " (RFC 2195 section 2)");
        }
        String name = TextLength.requireOfPeer(text.substring(0, space), "user name", context);
        return new CramMd5Response(name, text.substring(space + 1));
    }

    private static boolean isDigest(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    byte[] encode(Context context) throws MechanismException {
        TextLength.requireOwn(name, "user name", context);
        return Utf8.encodeUnbounded(name + ' ' + digest, "user name");
    }

    /** Whether the digests are the same. The time it takes does not depend on where they differ. */
    boolean matches(CramMd5Response expected) {
        return MessageDigest.isEqual(
                digest.getBytes(StandardCharsets.US_ASCII), expected.digest.getBytes(StandardCharsets.US_ASCII));
    }
}
