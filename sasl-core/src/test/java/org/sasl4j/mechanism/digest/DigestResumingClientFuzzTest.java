package org.sasl4j.mechanism.digest;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.fuzz.Play;

/** A client that continues a session believes no server that does not know the password, whether it remembers or not. */
class DigestResumingClientFuzzTest {
    private static final Play PLAY = new Play(
            () -> Acquaintance.honest().after(1).nextClient(),
            known(),
            DigestResumingClientFuzzTest::requireIncomplete);

    private static List<List<byte @Nullable []>> known() {
        byte[] first = Acquaintance.honest().exchange().ofServer().get(2);
        List<byte @Nullable []> forgetful =
                Acquaintance.strangers().after(1).withForgetfulServer().next().ofServer();
        return List.of(
                Acquaintance.strangers().after(1).next().ofServer(),
                Arrays.asList(null, first),
                forgetful,
                forgetful.subList(1, forgetful.size()),
                Acquaintance.strangers().withSlowServer().after(1).next().ofServer());
    }

    private static void requireIncomplete(Exchange client) {
        if (client.isComplete()) {
            throw new AssertionError("believed a server that does not know the password");
        }
    }

    @FuzzTest
    void believesNobodyWithoutTheSecret(FuzzedDataProvider data) {
        PLAY.run(data);
    }
}
