package com.example.consumer;

import java.util.HashMap;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.provider.Ours;

/** Servers of ours for one user, alice, whoever is registered. Her token is the same word as her password. */
public final class OurServers {
    private OurServers() {}

    /** One for a connection of which nothing is known. */
    public static SaslServer start(String mechanism, String protocol) throws SaslException {
        return start(mechanism, protocol, Map.of());
    }

    /** One with more properties. */
    public static SaslServer start(String mechanism, String protocol, Map<String, ?> more) throws SaslException {
        TokenValidator validator = request -> new String(request.token().revealChars()).equals(Alice.PASSWORD)
                ? TokenVerdict.accepted(Alice.NAME)
                : TokenVerdict.rejected(TokenError.of("invalid_token"));
        Map<String, Object> properties = new HashMap<>();
        properties.put("org.sasl4j.credentials", Ours.store());
        properties.put("org.sasl4j.oauth.validator", validator);
        properties.put(Sasl.QOP, "auth,auth-int,auth-conf");
        properties.putAll(more);
        return Side.OURS.server(mechanism, protocol, "localhost", properties, null);
    }
}
