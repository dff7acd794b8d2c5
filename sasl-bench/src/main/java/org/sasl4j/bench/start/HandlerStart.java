package org.sasl4j.bench.start;

import java.security.Security;
import java.util.Map;
import javax.security.sasl.Sasl;
import org.sasl4j.provider.Sasl4jProvider;

/** This library's client of SCRAM-SHA-256, by {@code Sasl} with a handler. */
final class HandlerStart {
    private HandlerStart() {}

    public static void main(String[] args) throws Exception {
        Security.insertProviderAt(new Sasl4jProvider(), 1);
        String[] scram = {"SCRAM-SHA-256"};
        Sasl.createSaslClient(scram, null, "imap", "localhost", Map.of(), new StartHandler())
                .evaluateChallenge(new byte[0]);
    }
}
