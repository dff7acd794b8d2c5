package org.sasl4j.provider;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Level;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.BeforeEach;
import org.sasl4j.LogLines;
import org.sasl4j.fuzz.Allowance;

/** A provider's line in java.security, whatever it says: a provider that works, or one that refuses everything. */
class ConfigurationFuzzTest {
    private static final Sasl4jProvider PROVIDER = new Sasl4jProvider();
    private static final Allowance ALLOWANCE = new Allowance(512 << 10, 200);

    @BeforeEach
    void hushWarnings() {
        LogLines.listenAt(Level.OFF);
    }

    @FuzzTest
    void neverKeepsTheProviderFromBeingMade(byte[] octets) throws SaslException {
        ALLOWANCE.hold(octets.length, () -> tried(new String(octets, StandardCharsets.UTF_8)));
    }

    private static Sasl4jProvider tried(String line) throws SaslException {
        Sasl4jProvider configured = PROVIDER.configure(line);
        if (!configured.getServices().equals(PROVIDER.getServices())
                && configured.getServices().size() < PROVIDER.getServices().size()) {
            throw new AssertionError("mechanisms are missing");
        }
        SaslClient client = configured
                .clientFactory()
                .createSaslClient(new String[] {"PLAIN"}, null, "imap", "mail.example.com", Map.of(), questions -> {});
        if (client == null) { // refused by a whitelist
            return configured;
        }
        try {
            client.evaluateChallenge(new byte[0]);
            throw new AssertionError("a client without a password has something to say");
        } catch (SaslException refused) {
            CallPropertiesFuzzTest.requireNoFault(refused);
        }
        CallPropertiesFuzzTest.requireIncomplete(client);
        return configured;
    }
}
