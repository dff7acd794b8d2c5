package org.sasl4j.mechanism.oauthbearer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.sasl4j.ClientContext;
import org.sasl4j.Secret;
import org.sasl4j.bench.Users;
import org.sasl4j.bench.mechanism.BearerToken;
import org.sasl4j.bench.message.Codec;

/** Our codecs for OAUTHBEARER's messages. */
public final class OauthCodecs {
    private OauthCodecs() {}

    /**
     * The client's message.
     *
     * @return a codec for a message with {@link BearerToken}
     */
    public static Codec clientResponse() {
        ClientContext context = Users.client();
        byte[] octets = BearerToken.message();
        TokenRequest request = new TokenRequest(Secret.of(BearerToken.TEXT.toCharArray()), "", "", 0, Map.of());
        return new Codec(() -> ClientResponse.parse(octets, context), () -> ClientResponse.encode(request, context));
    }

    /**
     * The server's reason for a refusal.
     *
     * @return a codec for an error with two members
     */
    public static Codec errorResult() {
        TokenError error = TokenError.INVALID_TOKEN.withScope("mail");
        byte[] octets = "{\"status\":\"invalid_token\",\"scope\":\"mail\"}".getBytes(StandardCharsets.US_ASCII);
        return new Codec(() -> ErrorResult.parse(octets), () -> ErrorResult.encode(error));
    }
}
