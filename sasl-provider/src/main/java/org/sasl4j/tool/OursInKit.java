package org.sasl4j.tool;

import java.security.Provider;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.sasl4j.ChannelBinding;
import org.sasl4j.binding.Bindings;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Binding;
import org.sasl4j.conformance.Candidate;
import org.sasl4j.conformance.Side;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenRequest;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.provider.Sasl4jProvider;

/**
 * The properties that this library needs so that the kit can try all of it. Other providers get them by
 * {@code --property}.
 */
final class OursInKit {
    private static final byte[] CERTIFICATE_HASH = HexFormat.of().parseHex("5a".repeat(32));

    private OursInKit() {}

    /** A new instance with opt-in mechanisms, a channel binding, and an identity for EXTERNAL. */
    static Candidate candidate(Map<String, String> properties) {
        return of(new Sasl4jProvider(), properties);
    }

    /** An installed instance with the same. */
    static Candidate of(Provider provider, Map<String, String> properties) {
        Candidate plain = Candidate.of(provider);
        Map<String, Object> all = new HashMap<>();
        all.put("org.sasl4j.mechanisms", plain.mechanisms(Side.SERVER));
        all.put("org.sasl4j.server.secret", CERTIFICATE_HASH); // without it a warning says that one was drawn
        all.put("org.sasl4j.oauth.validator", (TokenValidator) OursInKit::judge);
        all.putAll(properties);
        ChannelBinding binding = ChannelBinding.of(Bindings.TLS_SERVER_END_POINT, CERTIFICATE_HASH);
        return plain.with(all)
                .with(new Binding(
                        Bindings.TLS_SERVER_END_POINT, CERTIFICATE_HASH, Map.of("org.sasl4j.channelbinding", binding)))
                .withIdentity(Map.of("org.sasl4j.external.identity", Account.NAME));
    }

    private static TokenVerdict judge(TokenRequest request) {
        return Account.owns(new String(request.token().revealChars()))
                ? TokenVerdict.accepted(Account.NAME)
                : TokenVerdict.rejected(TokenError.INVALID_TOKEN.withScope("a \"scope\""));
    }
}
