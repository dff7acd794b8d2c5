package org.sasl4j.mechanism.oauthbearer;

import org.sasl4j.MechanismException;

/** Judges bearer tokens for a server. Called by many threads at once. */
@FunctionalInterface
public interface TokenValidator {
    /**
     * Judges a token.
     *
     * @param request the token and what the client says besides; stays the caller's to close
     * @return the verdict
     * @throws MechanismException if it could not be judged
     */
    TokenVerdict validate(TokenRequest request) throws MechanismException;

    /**
     * What a client without a token is told, so that it can find out where to get one (RFC 7628 section 4.3).
     *
     * @return unless there is more to tell, {@link TokenError#INVALID_TOKEN}
     */
    default TokenError missing() {
        return TokenError.INVALID_TOKEN;
    }
}
