package org.sasl4j.bench.message;

import java.util.Map;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ClientFinalMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ClientFirstMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ServerFinalMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ServerFirstMessage;
import org.jspecify.annotations.Nullable;
import org.sasl4j.bench.Users;
import org.sasl4j.bench.message.ScramMessage.Parts;

/** Kafka's codecs for SCRAM's messages. */
final class KafkaCodecs {
    private static final @Nullable String NO_ERROR = null;

    private KafkaCodecs() {}

    static Codec of(ScramMessage message) {
        byte[] octets = message.octets();
        return switch (message) {
            case CLIENT_FIRST ->
                new Codec(
                        () -> new ClientFirstMessage(octets),
                        () -> new ClientFirstMessage(Users.NAME, Parts.CLIENT_NONCE, Map.of()).toBytes());
            case SERVER_FIRST -> {
                byte[] salt = Parts.salt();
                yield new Codec(() -> new ServerFirstMessage(octets), () -> new ServerFirstMessage(
                                Parts.CLIENT_NONCE, Parts.SERVER_NONCE, salt, Parts.ITERATIONS)
                        .toBytes());
            }
            case CLIENT_FINAL -> {
                byte[] proof = Parts.proof();
                byte[] header = {'n', ',', ','};
                yield new Codec(() -> new ClientFinalMessage(octets), () -> {
                    ClientFinalMessage last = new ClientFinalMessage(header, Parts.NONCE);
                    last.proof(proof);
                    return last.toBytes();
                });
            }
            case SERVER_FINAL -> {
                byte[] verifier = Parts.verifier();
                yield new Codec(() -> new ServerFinalMessage(octets), () -> new ServerFinalMessage(NO_ERROR, verifier)
                        .toBytes());
            }
        };
    }
}
