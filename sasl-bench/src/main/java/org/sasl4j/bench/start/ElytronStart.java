package org.sasl4j.bench.start;

import java.security.Security;
import java.util.Map;
import javax.security.sasl.Sasl;
import org.wildfly.security.sasl.scram.WildFlyElytronSaslScramProvider;

/** Elytron's client of SCRAM-SHA-256, by {@code Sasl} with a handler. */
final class ElytronStart {
    private ElytronStart() {}

    public static void main(String[] args) throws Exception {
        Security.insertProviderAt(WildFlyElytronSaslScramProvider.getInstance(), 1);
        String[] scram = {"SCRAM-SHA-256"};
        Sasl.createSaslClient(scram, null, "imap", "localhost", Map.of(), new StartHandler())
                .evaluateChallenge(new byte[0]);
    }
}
