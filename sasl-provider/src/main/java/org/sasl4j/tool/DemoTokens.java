package org.sasl4j.tool;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sasl4j.Bytes;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenRequest;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;

/** Issues and judges tokens, which are random text. */
final class DemoTokens implements TokenValidator {
    /** The issuer that the demo's clients and its server share. */
    static final DemoTokens ISSUER = new DemoTokens();

    private static final int OCTETS = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Bytes, TokenVerdict> issued = new ConcurrentHashMap<>();

    private DemoTokens() {}

    /** Issues a token to a user. It is good for some time, or has expired if that time is negative. */
    String issue(String user, Duration life) {
        String token = forge();
        issued.put(
                Bytes.copyOf(token.getBytes(StandardCharsets.US_ASCII)),
                TokenVerdict.accepted(user).until(Instant.now().plus(life)));
        return token;
    }

    /** Makes a token that was never issued. */
    static String forge() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    @Override
    public TokenVerdict validate(TokenRequest request) {
        TokenVerdict verdict = issued.get(Bytes.copyOf(request.token().revealBytes()));
        return verdict == null ? TokenVerdict.rejected(TokenError.INVALID_TOKEN.withScope("demo")) : verdict;
    }
}
