package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.provider.Ours;

/** OAUTHBEARER with real JWTs: signature, issuer, audience and expiry, by Nimbus JOSE. */
class JwtTest {
    private static ECKey key;
    private static ECKey otherKey;

    @BeforeAll
    static void issue() throws Exception {
        key = JwtTokens.key();
        otherKey = JwtTokens.key();
    }

    private static SaslServer server() throws SaslException {
        JwtTokens validator = new JwtTokens(new JWKSet(key.toPublicJWK()));
        return Ours.server("OAUTHBEARER", Map.of("org.sasl4j.oauth.validator", validator), null);
    }

    private static byte[] message(String token) throws SaslException {
        Supplier<String> supplier = () -> token;
        return Ours.client("OAUTHBEARER", Map.of("org.sasl4j.oauth.token", supplier), null)
                .evaluateChallenge(null);
    }

    @Test
    @DisplayName("a good JWT logs its subject in until it expires, and its claims are the principal")
    void letsAGoodTokenIn() throws Exception {
        SaslServer server = server();

        server.evaluateResponse(
                message(JwtTokens.sign(key, JwtTokens.ISSUER, JwtTokens.AUDIENCE, Duration.ofHours(1))));

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        JWTClaimsSet claims = (JWTClaimsSet) server.getNegotiatedProperty("org.sasl4j.principal");
        assertThat(server.getNegotiatedProperty("CREDENTIAL.LIFETIME.MS"))
                .isEqualTo(claims.getExpirationTime().getTime());
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "forged", "of another issuer", "for another audience", "unsigned", "no JWT"})
    @DisplayName("O7: any other is an invalid_token")
    void refusesABadToken(String kind) throws Exception {
        Duration hour = Duration.ofHours(1);
        String token =
                switch (kind) {
                    case "expired" -> JwtTokens.sign(key, JwtTokens.ISSUER, JwtTokens.AUDIENCE, Duration.ofMinutes(-1));
                    case "forged" -> JwtTokens.sign(otherKey, JwtTokens.ISSUER, JwtTokens.AUDIENCE, hour);
                    case "of another issuer" ->
                        JwtTokens.sign(key, "https://other.example.com", JwtTokens.AUDIENCE, hour);
                    case "for another audience" -> JwtTokens.sign(key, JwtTokens.ISSUER, "smtp.example.com", hour);
                    case "unsigned" -> "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.";
                    default -> "opaque";
                };
        SaslServer server = server();

        byte[] error = server.evaluateResponse(message(token));

        assertThat(new String(error)).isEqualTo("{\"status\":\"invalid_token\"}");
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> server.evaluateResponse(new byte[] {1}));
    }
}
