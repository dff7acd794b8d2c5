package org.sasl4j.mechanism.digest;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.sasl4j.ServerContext;
import org.sasl4j.fuzz.Party;
import org.sasl4j.fuzz.Reading;

/** The messages of DIGEST-MD5, whatever they say. */
class DigestMessageFuzzTest {
    private static final ServerContext CONTEXT = Party.HONEST.server();

    @FuzzTest
    void isReadOrRefused(byte[] message) {
        Reading.message(message, () -> DigestChallenge.parse(message, CONTEXT));
        Reading.message(message, () -> DigestResponse.parse(message, CONTEXT));
        Reading.message(message, () -> ResponseAuth.parse(message));
        String uri = new String(message, StandardCharsets.UTF_8);
        Reading.message(message, () -> DigestUri.check(uri, CONTEXT));
    }
}
