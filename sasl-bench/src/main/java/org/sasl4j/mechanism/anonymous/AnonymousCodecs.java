package org.sasl4j.mechanism.anonymous;

import java.nio.charset.StandardCharsets;
import org.sasl4j.ClientContext;
import org.sasl4j.bench.Users;
import org.sasl4j.bench.message.Codec;

/** Our codec for ANONYMOUS's message. */
public final class AnonymousCodecs {
    private AnonymousCodecs() {}

    /**
     * The client's message.
     *
     * @return a codec for a trace
     */
    public static Codec trace() {
        ClientContext context = Users.client();
        byte[] octets = "sirhc".getBytes(StandardCharsets.US_ASCII);
        Trace trace = new Trace("sirhc");
        return new Codec(() -> Trace.parse(octets, context), () -> trace.encode(context));
    }
}
