package org.sasl4j.text;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.ServerContext;
import org.sasl4j.fuzz.Allocation;
import org.sasl4j.fuzz.Party;
import org.sasl4j.fuzz.Reading;
import org.sasl4j.text.SaslPrep.Rule;

/** UTF-8, base64 and SASLprep: strict, the same both ways, and the same when done twice. */
class TextFuzzTest {
    private static final ServerContext CONTEXT = Party.HONEST.server();

    @FuzzTest
    void isReadOrRefused(byte[] octets) throws MechanismException {
        String text = Reading.message(octets, () -> Utf8.decode(octets, "text", CONTEXT))
                .orElse(null);
        if (text != null && !Arrays.equals(octets, Utf8.encode(text, "text", CONTEXT))) {
            throw new AssertionError("UTF-8 is written in another way than it was read");
        }
        base64(new String(octets, StandardCharsets.ISO_8859_1));
        if (text != null) {
            for (Rule rule : Rule.values()) {
                prepare(text, rule);
            }
            Allocation.bounded(octets.length, () -> TracePrep.allows(text));
        }
    }

    private static void base64(String text) {
        byte[] octets =
                Allocation.bounded(text.length(), () -> Base64Text.decode(text).orElse(null));
        if (octets != null && !Base64Text.encode(octets).equals(text)) {
            throw new AssertionError("base64 is written in another way than it was read");
        }
    }

    private static void prepare(String text, Rule rule) {
        for (Normalization normalization : Normalization.values()) {
            Reading.text(text, () -> SaslPrep.prepare(text, normalization, rule));
        }
    }
}
