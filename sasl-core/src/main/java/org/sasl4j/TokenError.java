package org.sasl4j;

import java.util.Optional;

/**
 * Why a server refuses a bearer token, as it tells the client (RFC 7628 section 3.2.2). What a client received is the
 * server's word and may hold anything.
 *
 * @param status a code of OAuth's registry, such as {@code invalid_token}; empty if what was received tells none
 * @param scope the scope that a token has to have
 * @param openidConfiguration the URL of the provider's configuration
 * @param text what was received, as it was; empty in an error of our own
 */
public record TokenError(String status, Optional<String> scope, Optional<String> openidConfiguration, String text) {
    /** The token is expired, revoked, malformed or missing (RFC 6750 section 3.1). */
    public static final TokenError INVALID_TOKEN = of("invalid_token");

    /** The token does not allow what is asked for (RFC 6750 section 3.1). */
    public static final TokenError INSUFFICIENT_SCOPE = of("insufficient_scope");

    /**
     * An error with nothing but a status.
     *
     * @param status a code of OAuth's registry
     * @return the error
     */
    public static TokenError of(String status) {
        return new TokenError(status, Optional.empty(), Optional.empty(), "");
    }

    /**
     * The same with a scope.
     *
     * @param needed what a token has to have; one is better than a list
     * @return a new error
     */
    public TokenError withScope(String needed) {
        return new TokenError(status, Optional.of(needed), openidConfiguration, text);
    }

    /**
     * The same with where to ask for a token.
     *
     * @param url of the OpenID provider's configuration
     * @return a new error
     */
    public TokenError withOpenidConfiguration(String url) {
        return new TokenError(status, scope, Optional.of(url), text);
    }
}
