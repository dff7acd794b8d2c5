package org.sasl4j.tool.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.sasl4j.Secret;
import org.sasl4j.tool.decode.Decoder.Verdict;
import org.sasl4j.tool.decode.Explanation.Secrets;

/** Whatever somebody pastes: something is told, and no proof follows from a password that nobody used. */
class DecodeFuzzTest {
    private static final Secret UNUSED = Secret.of("9vK-r8Xw.Zq3_vN71~kTy6".toCharArray());
    private static final Pattern MANY_ITERATIONS = Pattern.compile("i=[0-9]{3}");
    private static final int LONGEST = 4000;

    @FuzzTest
    void tellsSomethingOfAnything(byte[] octets) throws Exception {
        if (octets.length > LONGEST) {
            return;
        }
        Trace trace =
                Trace.of(new String(octets, StandardCharsets.UTF_8).lines().toList());
        String name = trace.mechanism().isEmpty() ? Recognised.mechanism(trace.messages()) : trace.mechanism();
        Decoder decoder = Recognised.decoder(name);
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream());
        Explanation explanation = new Explanation(nowhere, decoder, Secrets.MASKED);
        trace.messages().forEach(explanation::message);
        if (isCheap(trace) && decoder.judge(UNUSED).stream().anyMatch(Verdict::right)) {
            throw new AssertionError("a proof is said to follow from a password that nobody used");
        }
    }

    /** Hashing time and again finds nothing. */
    private static boolean isCheap(Trace trace) {
        return trace.messages().stream()
                .noneMatch(message -> MANY_ITERATIONS.matcher(message.utf8()).find());
    }
}
