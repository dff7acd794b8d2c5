package org.sasl4j.mechanism.scram;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sasl4j.ServerContext;
import org.sasl4j.fuzz.Party;
import org.sasl4j.fuzz.Reading;

/** The messages of SCRAM, whatever they say. */
class ScramMessageFuzzTest {
    private static final ServerContext CONTEXT = Party.HONEST.server();

    @FuzzTest
    void isReadOrRefused(byte[] message) {
        Reading.message(message, () -> ClientFirst.parse(message, CONTEXT));
        Reading.message(message, () -> ServerFirst.parse(message));
        Reading.message(message, () -> ClientFinal.parse(message));
        Reading.message(message, () -> ServerFinal.parse(message));
    }
}
