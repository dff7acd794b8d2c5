package org.sasl4j.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;

/**
 * A SCRAM-SHA-256 client that says what it is told to, right or wrong, and proves that it knows the password "secret" all
 * the same. Of the JDK alone, so that it shares no mistake with ours.
 */
final class HandMade {
    private final String bare;
    private final String serverFirst;

    private HandMade(String bare, String serverFirst) {
        this.bare = bare;
        this.serverFirst = serverFirst;
    }

    /** Sends a first message, whose GS2 header ends with its second comma. */
    static HandMade begin(SaslServer server, String clientFirst) throws SaslException {
        byte[] answer = server.evaluateResponse(Ours.utf8(clientFirst));
        String bare = clientFirst.substring(clientFirst.indexOf(',', clientFirst.indexOf(',') + 1) + 1);
        return new HandMade(bare, new String(answer, StandardCharsets.UTF_8));
    }

    /** The nonce that the server answered. */
    String nonce() {
        return serverFirst.substring("r=".length(), serverFirst.indexOf(','));
    }

    /** The final message that begins with this, and proves the password over it. */
    byte[] proving(String withoutProof) {
        return Ours.utf8(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof(withoutProof)));
    }

    /** The proof of the password for a final message that begins with this. */
    byte[] proof(String withoutProof) {
        try {
            String salt = serverFirst.substring(serverFirst.indexOf(",s=") + 3, serverFirst.indexOf(",i="));
            int iterations = Integer.parseInt(serverFirst.substring(serverFirst.indexOf(",i=") + 3));
            PBEKeySpec spec =
                    new PBEKeySpec("secret".toCharArray(), Base64.getDecoder().decode(salt), iterations, 256);
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            byte[] proof = hmac(salted, "Client Key");
            byte[] storedKey = MessageDigest.getInstance("SHA-256").digest(proof);
            byte[] signature = hmac(storedKey, bare + ',' + serverFirst + ',' + withoutProof);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= signature[i];
            }
            return proof;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The final message with more octets behind the right proof. */
    byte[] provingTooLong(String withoutProof) {
        byte[] proof = proof(withoutProof);
        byte[] longer = Arrays.copyOf(proof, proof.length + 3);
        return Ours.utf8(withoutProof + ",p=" + Base64.getEncoder().encodeToString(longer));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(Ours.utf8(text));
    }
}
