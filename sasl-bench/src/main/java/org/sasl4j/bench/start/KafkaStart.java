package org.sasl4j.bench.start;

import java.util.Map;
import org.apache.kafka.common.security.scram.internals.ScramSaslClient;

/** Kafka's client of SCRAM-SHA-256, by its factory with a handler. */
final class KafkaStart {
    private KafkaStart() {}

    public static void main(String[] args) throws Exception {
        String[] scram = {"SCRAM-SHA-256"};
        new ScramSaslClient.ScramSaslClientFactory()
                .createSaslClient(scram, null, "kafka", "localhost", Map.of(), new StartHandler())
                .evaluateChallenge(new byte[0]);
    }
}
