package org.sasl4j.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.sasl4j.crypto.Digests;
import org.sasl4j.crypto.Hmac;

/** The least that a SCRAM client can do from stored keys, so that a server can be measured nearly alone. */
final class HandmadeClient {
    private static final String FIRST_BARE = "n=user,r=fyko+d2lbbFgONRv9qkxdawL";

    private final byte[] clientKey;
    private final byte[] storedKey;

    HandmadeClient(Logins logins) {
        clientKey = Hmac.sha256().mac(logins.saltedPassword, "Client Key".getBytes(StandardCharsets.US_ASCII));
        storedKey = Digests.create("SHA-256").digest(clientKey);
    }

    byte[] clientKey() {
        return clientKey.clone();
    }

    Attempt attempt() {
        return new Attempt();
    }

    /** One login. */
    final class Attempt {
        byte[] clientFirst() {
            return ("n,," + FIRST_BARE).getBytes(StandardCharsets.US_ASCII);
        }

        byte[] pretendedServerFirst() {
            return "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j0123,s=c2l4dGVlbiBvY3RldHMhIQ==,i=4096"
                    .getBytes(StandardCharsets.US_ASCII);
        }

        byte[] clientFinal(byte[] serverFirst) {
            String text = new String(serverFirst, StandardCharsets.US_ASCII);
            String withoutProof = "c=biws," + text.substring(0, text.indexOf(','));
            byte[] authMessage = (FIRST_BARE + "," + text + "," + withoutProof).getBytes(StandardCharsets.US_ASCII);
            byte[] proof = Hmac.sha256().mac(storedKey, authMessage);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= clientKey[i];
            }
            return (withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof))
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }
}
