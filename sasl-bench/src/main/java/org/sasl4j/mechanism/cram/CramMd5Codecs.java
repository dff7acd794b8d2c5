package org.sasl4j.mechanism.cram;

import java.nio.charset.StandardCharsets;
import org.sasl4j.ClientContext;
import org.sasl4j.bench.Users;
import org.sasl4j.bench.message.Codec;

/** Our codec for CRAM-MD5's message. */
public final class CramMd5Codecs {
    private CramMd5Codecs() {}

    /**
     * The client's message.
     *
     * @return a codec for the example of RFC 2195, without its computation
     */
    public static Codec response() {
        ClientContext context = Users.client();
        CramMd5Response response = new CramMd5Response("tim", "b913a602c7eda7a495b4e6e7334d3890");
        byte[] octets = "tim b913a602c7eda7a495b4e6e7334d3890".getBytes(StandardCharsets.US_ASCII);
        return new Codec(() -> CramMd5Response.parse(octets, context), () -> response.encode(context));
    }
}
