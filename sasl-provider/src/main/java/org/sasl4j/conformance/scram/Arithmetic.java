package org.sasl4j.conformance.scram;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Octets;

/** The functions of RFC 5802 section 2.2 with one hash, and the keys of section 3. */
final class Arithmetic {
    private static final Map<String, byte[]> SALTED = new ConcurrentHashMap<>();

    private final String hash;

    private Arithmetic(String hash) {
        this.hash = hash;
    }

    /** The arithmetic of a mechanism such as SCRAM-SHA-256-PLUS. */
    static Arithmetic of(String mechanism) {
        return new Arithmetic(mechanism.replaceFirst("^SCRAM-", "").replaceFirst("-PLUS$", ""));
    }

    byte[] clientProof(String password, byte[] salt, int iterations, String authMessage) {
        byte[] clientKey = hmac(salted(password, salt, iterations), "Client Key");
        byte[] signature = hmac(digest(clientKey), authMessage);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= signature[i];
        }
        return clientKey;
    }

    byte[] serverSignature(String password, byte[] salt, int iterations, String authMessage) {
        return hmac(hmac(salted(password, salt, iterations), "Server Key"), authMessage);
    }

    /** Hi(). Results are kept, because the same few come again and again. */
    private byte[] salted(String password, byte[] salt, int iterations) {
        String key = String.join("|", hash, password, Octets.base64(salt), String.valueOf(iterations));
        return SALTED.computeIfAbsent(key, absent -> hi(password.getBytes(StandardCharsets.UTF_8), salt, iterations));
    }

    private byte[] hi(byte[] password, byte[] salt, int iterations) {
        Mac mac = mac(password);
        mac.update(salt);
        byte[] block = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] sum = block.clone();
        for (int i = 1; i < iterations; i++) {
            block = mac.doFinal(block);
            for (int at = 0; at < sum.length; at++) {
                sum[at] ^= block[at];
            }
        }
        return sum;
    }

    private byte[] hmac(byte[] key, String octets) {
        return mac(key).doFinal(Octets.of(octets));
    }

    private Mac mac(byte[] key) {
        String name = "Hmac" + (hash.startsWith("SHA3") ? hash : hash.replace("-", ""));
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new NotOffered("the kit's own JVM cannot compute " + name);
        }
    }

    private byte[] digest(byte[] octets) {
        try {
            return MessageDigest.getInstance(hash).digest(octets);
        } catch (GeneralSecurityException e) {
            throw new NotOffered("the kit's own JVM cannot compute " + hash);
        }
    }
}
