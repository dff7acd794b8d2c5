package org.sasl4j.conformance.digest;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Octets;

/** MD5 of the JDK. */
final class Md5 {
    private static final String HMAC = "HmacMD5";

    private Md5() {}

    static byte[] of(String octets) {
        return of(Octets.of(octets));
    }

    static byte[] of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new NotOffered("the kit's own JVM has no MD5");
        }
    }

    static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new NotOffered("the kit's own JVM cannot compute " + HMAC);
        }
    }
}
