package org.sasl4j.bench.scram;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.sasl4j.bench.Users;
import org.sasl4j.crypto.Hmac;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramClientKeys;
import org.sasl4j.mechanism.scram.ScramCredential;

/** Does the least that a SCRAM client can do from stored keys. So the server's part of the time can be seen. */
final class HandmadeClient {
    static final String NONCE = "fyko+d2lbbFgONRv9qkxdawL";
    static final byte[] PRETENDED_SERVER_FIRST =
            octets("r=" + NONCE + "3rfcNHYJY1ZVvWVs7j0123,s=c2l4dGVlbiBvY3RldHMhIQ==,i=4096");

    private static final String FIRST_BARE = "n=" + Users.NAME + ",r=" + NONCE;

    private final Hash hash;
    private final byte[] storedKey;
    private final byte[] clientKey;

    HandmadeClient(ScramCredential stored, ScramClientKeys keys) {
        hash = stored.hash();
        storedKey = stored.storedKey().toByteArray();
        clientKey = keys.clientKey().revealBytes();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] firstMessage() {
        return octets("n,," + FIRST_BARE);
    }

    byte[] finalMessage(byte[] serverFirst) {
        String text = new String(serverFirst, StandardCharsets.US_ASCII);
        String withoutProof = "c=biws," + text.substring(0, text.indexOf(','));
        byte[] proof = new Hmac(hash.algorithm(), hash.blockLength())
                .mac(storedKey, octets(FIRST_BARE + "," + text + "," + withoutProof));
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        return octets(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof));
    }
}
