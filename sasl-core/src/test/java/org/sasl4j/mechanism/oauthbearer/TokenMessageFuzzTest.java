package org.sasl4j.mechanism.oauthbearer;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sasl4j.ServerContext;
import org.sasl4j.fuzz.Allocation;
import org.sasl4j.fuzz.Party;
import org.sasl4j.fuzz.Reading;

/** What a client sends with a token, and what a server says against one. */
class TokenMessageFuzzTest {
    private static final ServerContext CONTEXT = Party.HONEST.server();

    @FuzzTest
    void isReadOrRefused(byte[] message) {
        Reading.message(message, () -> ClientResponse.parse(message, CONTEXT)).ifPresent(TokenRequest::close);
        Allocation.bounded(message.length, () -> ErrorResult.parse(message));
    }
}
