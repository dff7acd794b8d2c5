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

/** An issuer of tokens that mean nothing in themselves, and their judge. */
final class DemoTokens implements TokenValidator {
    /** The one that the demo's clients and its server have in common. */
    static final DemoTokens ISSUER = new DemoTokens();

    private static final int OCTETS = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Bytes, TokenVerdict> issued = new ConcurrentHashMap<>();

    private DemoTokens() {}

    /** A token of a user, good from now for some time, or until some time ago. */
    String issue(String user, Duration life) {
        String token = forge();
        issued.put(
                Bytes.copyOf(token.getBytes(StandardCharsets.US_ASCII)),
                TokenVerdict.accepted(user).until(Instant.now().plus(life)));
        return token;
    }

    /** What looks like a token. */
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
