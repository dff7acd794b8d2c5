package org.sasl4j.mechanism.oauthbearer;

import javax.security.auth.callback.Callback;

/**
 * Tells a client's application why the server refuses its token (RFC 7628 section 3.2.2): javax has no place for it before
 * the exchange fails. Nothing is asked; a handler that does not know it misses nothing else.
 */
public final class TokenErrorCallback implements Callback {
    private final TokenError error;

    /**
     * A message.
     *
     * @param error what the server said
     */
    public TokenErrorCallback(TokenError error) {
        this.error = error;
    }

    /**
     * Why.
     *
     * @return what the server said, which may be anything
     */
    public TokenError getError() {
        return error;
    }
}
