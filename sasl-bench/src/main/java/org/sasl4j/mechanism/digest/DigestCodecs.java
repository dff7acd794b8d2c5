package org.sasl4j.mechanism.digest;

import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.bench.Users;
import org.sasl4j.bench.message.Codec;
import org.sasl4j.bench.message.DigestMessage;

/** Our codecs for DIGEST-MD5's messages. */
public final class DigestCodecs {
    private DigestCodecs() {}

    /**
     * The codec for a message.
     *
     * @param message the message
     * @return a codec that reads the message's octets, and writes what it read
     */
    public static Codec of(DigestMessage message) {
        byte[] octets = message.octets();
        Context context = Users.client();
        try {
            return switch (message) {
                case CHALLENGE -> {
                    DigestChallenge challenge = DigestChallenge.parse(octets, context);
                    yield new Codec(() -> DigestChallenge.parse(octets, context), challenge::encode);
                }
                case RESPONSE -> {
                    DigestResponse response = DigestResponse.parse(octets, context);
                    yield new Codec(() -> DigestResponse.parse(octets, context), response::encode);
                }
                case RESPONSE_AUTH -> {
                    String value = ResponseAuth.parse(octets);
                    yield new Codec(() -> ResponseAuth.parse(octets), () -> ResponseAuth.encode(value));
                }
            };
        } catch (MechanismException e) {
            throw new IllegalStateException(e);
        }
    }
}
