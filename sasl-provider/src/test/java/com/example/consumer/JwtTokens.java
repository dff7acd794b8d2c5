package com.example.consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.sasl4j.MechanismException;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenRequest;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;

/** The README's recipe for tokens that are JWTs, and an issuer to try it with. */
final class JwtTokens implements TokenValidator {
    static final String ISSUER = "https://issuer.example.com";
    static final String AUDIENCE = "imap.example.com";

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    JwtTokens(JWKSet issuersKeys) {
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(issuersKeys)));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                AUDIENCE, new JWTClaimsSet.Builder().issuer(ISSUER).build(), Set.of("sub", "exp"));
        claims.setMaxClockSkew(0);
        processor.setJWTClaimsSetVerifier(claims);
    }

    @Override
    public TokenVerdict validate(TokenRequest request) throws MechanismException {
        try {
            JWTClaimsSet claims = processor.process(new String(request.token().revealChars()), null);
            return TokenVerdict.accepted(claims.getSubject())
                    .until(claims.getExpirationTime().toInstant())
                    .withPrincipal(claims);
        } catch (ParseException | BadJOSEException e) { // no JWT, a wrong signature, issuer, audience or time
            return TokenVerdict.rejected(TokenError.INVALID_TOKEN);
        } catch (JOSEException e) {
            throw new MechanismException(MechanismException.Reason.TEMPORARY, "the token cannot be judged now", e);
        }
    }

    /** Keys of an issuer. */
    static ECKey key() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID("1").generate();
    }

    static String sign(ECKey key, String issuer, String audience, Duration life) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject("alice")
                .expirationTime(Date.from(Instant.now().plus(life)))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build(), claims);
        JWSSigner signer = new ECDSASigner(key);
        jwt.sign(signer);
        return jwt.serialize();
    }
}
