package org.sasl4j.mechanism.digest;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.crypto.Nonces;
import org.sasl4j.fuzz.Mutation;

/** A client that was let in is let in again without a challenge; who listened to it, and changes what it said, is not. */
class DigestResumptionFuzzTest {
    private static final String NONCE = "OA6MG9tEQGm2hh";
    private static final String OTHER_NONCE = "OA9BSXrbuRhWay";
    private static final int MOST_TURNS = 2;
    private static final byte[] RESPONSE = response();

    private static DigestPeers peers() {
        return DigestPeers.chris()
                .with(Nonces.CHOSEN, NONCE)
                .with(DigestMd5.SESSIONS, new DigestSessions(2, Duration.ofDays(1)));
    }

    /** What a client that knows the password says first. */
    private static byte[] response() {
        DigestPeers peers = peers();
        try {
            return peers.client().evaluate(peers.server().evaluate(null));
        } catch (MechanismException e) {
            throw new IllegalStateException(e);
        }
    }

    @FuzzTest
    void letsNobodyResumeWhoOnlyListened(FuzzedDataProvider data) throws MechanismException {
        DigestPeers peers = peers();
        Exchange first = peers.server();
        first.evaluate(null);
        first.evaluate(RESPONSE);
        Exchange second = peers.with(Nonces.CHOSEN, OTHER_NONCE).server();
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            try {
                second.evaluate(Mutation.of(RESPONSE, data));
            } catch (MechanismException refused) {
                return;
            }
            if (second.isComplete()) {
                throw new AssertionError("resumed by somebody who only listened");
            }
        }
    }
}
