package org.sasl4j.mechanism.external;

import java.nio.charset.StandardCharsets;
import org.sasl4j.ClientContext;
import org.sasl4j.bench.Users;
import org.sasl4j.bench.message.Codec;

/** Our codec for EXTERNAL's message. */
public final class ExternalCodecs {
    private ExternalCodecs() {}

    /**
     * The client's message.
     *
     * @return a codec for a name
     */
    public static Codec message() {
        ClientContext context = Users.client();
        byte[] octets = Users.NAME.getBytes(StandardCharsets.US_ASCII);
        return new Codec(
                () -> ExternalMessage.parse(octets, context), () -> ExternalMessage.encode(Users.NAME, context));
    }
}
