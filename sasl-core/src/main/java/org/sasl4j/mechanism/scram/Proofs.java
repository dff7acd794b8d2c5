package org.sasl4j.mechanism.scram;

import java.security.MessageDigest;
import java.util.Arrays;
import org.sasl4j.crypto.Hmac;

/**
 * The computations over AuthMessage (RFC 5802 section 3). AuthMessage consists of the messages exactly as they were
 * sent.
 */
final class Proofs {
    private static final byte[] COMMA = {','};

    private final Hmac hmac;
    private final byte[][] authMessage;

    /** AuthMessage in two pieces: the first messages, and client-final-message-without-proof. */
    Proofs(Hmac hmac, byte[] firstMessages, byte[] withoutProof) {
        this.hmac = hmac;
        this.authMessage = new byte[][] {firstMessages, withoutProof};
    }

    /** What AuthMessage begins with: client-first-message-bare and server-first-message, with a comma behind each. */
    static byte[] firstMessages(byte[] clientFirstBare, byte[] serverFirst) {
        return Sequence.of(clientFirstBare, COMMA, serverFirst, COMMA);
    }

    /** ClientProof = ClientKey XOR HMAC(H(ClientKey), AuthMessage). */
    byte[] clientProof(byte[] clientKey) {
        byte[] storedKey = hmac.hash(clientKey);
        byte[] proof = hmac.mac(storedKey, authMessage);
        xor(proof, clientKey);
        Arrays.fill(storedKey, (byte) 0);
        return proof;
    }

    /**
     * Whether H(ClientProof XOR HMAC(StoredKey, AuthMessage)) is StoredKey. The caller has checked that the proof is as
     * long as the hash.
     */
    boolean isProof(byte[] clientProof, byte[] storedKey) {
        byte[] clientKey = hmac.mac(storedKey, authMessage);
        xor(clientKey, clientProof);
        byte[] computed = hmac.hash(clientKey);
        Arrays.fill(clientKey, (byte) 0);
        return MessageDigest.isEqual(computed, storedKey);
    }

    /** ServerSignature = HMAC(ServerKey, AuthMessage). */
    byte[] serverSignature(byte[] serverKey) {
        return hmac.mac(serverKey, authMessage);
    }

    private static void xor(byte[] octets, byte[] others) {
        for (int i = 0; i < octets.length; i++) {
            octets[i] ^= others[i];
        }
    }
}
