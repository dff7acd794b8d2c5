package org.sasl4j.mechanism.digest;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.fuzz.Play;

/**
 * A client that was let in is let in again without a challenge; who listened to it, or knows its nonces and no password, and
 * changes what was said, is not.
 */
class DigestResumptionFuzzTest {
    private static final Play PLAY = new Play(
            () -> Acquaintance.honest().after(2).nextServer(), known(), DigestResumptionFuzzTest::requireIncomplete);

    private static List<List<byte @Nullable []>> known() {
        byte[] first = Acquaintance.honest().exchange().ofClient().get(1);
        byte[] second = Acquaintance.honest().after(1).exchange().ofClient().get(0);
        return List.of(
                List.of(first, first),
                List.of(second, second),
                Acquaintance.strangers().after(2).withForgetfulServer().next().ofClient());
    }

    private static void requireIncomplete(Exchange server) {
        if (server.isComplete()) {
            throw new AssertionError("resumed by somebody who does not know the password");
        }
    }

    @FuzzTest
    void letsNobodyResumeWhoOnlyListened(FuzzedDataProvider data) {
        PLAY.run(data);
    }
}
