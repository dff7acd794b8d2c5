package org.sasl4j.mechanism.digest;

import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.bench.Users;
import org.sasl4j.bench.message.Codec;
import org.sasl4j.bench.message.DigestMessage;

/** DIGEST-MD5's messages by this library. */
public final class DigestCodecs {
    private DigestCodecs() {}

    /**
     * Both directions of a message.
     *
     * @param message which
     * @return reads its octets, and writes what it read
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
