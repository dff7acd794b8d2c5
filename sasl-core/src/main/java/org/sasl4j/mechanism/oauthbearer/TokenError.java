package org.sasl4j.mechanism.oauthbearer;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a server refuses a bearer token, as it tells the client (RFC 7628 section 3.2.2). What a client received is the
 * server's word and may hold anything.
 */
public final class TokenError {
    /** The token is expired, revoked, malformed or missing (RFC 6750 section 3.1). */
    public static final TokenError INVALID_TOKEN = of("invalid_token");

    /** The token does not allow what is asked for (RFC 6750 section 3.1). */
    public static final TokenError INSUFFICIENT_SCOPE = of("insufficient_scope");

    private final String status;
    private final @Nullable String scope;
    private final @Nullable String openidConfiguration;
    private final String text;

    /** An error as it was received, or of our own, which has no text. */
    TokenError(String status, @Nullable String scope, @Nullable String openidConfiguration, String text) {
        this.status = status;
        this.scope = scope;
        this.openidConfiguration = openidConfiguration;
        this.text = text;
    }

    /**
     * An error with nothing but a status.
     *
     * @param status a code of OAuth's registry
     * @return the error
     */
    public static TokenError of(String status) {
        return new TokenError(status, null, null, "");
    }

    /**
     * The same with a scope.
     *
     * @param needed what a token has to have; one is better than a list
     * @return a new error
     */
    public TokenError withScope(String needed) {
        return new TokenError(status, needed, openidConfiguration, text);
    }

    /**
     * The same with where to ask for a token.
     *
     * @param url of the OpenID provider's configuration
     * @return a new error
     */
    public TokenError withOpenidConfiguration(String url) {
        return new TokenError(status, scope, url, text);
    }

    /**
     * What is wrong.
     *
     * @return a code of OAuth's registry, such as {@code invalid_token}; empty if what was received tells none
     */
    public String status() {
        return status;
    }

    /**
     * The scope that a token has to have.
     *
     * @return empty if nobody said
     */
    public Optional<String> scope() {
        return Optional.ofNullable(scope);
    }

    /**
     * The URL of the provider's configuration.
     *
     * @return empty if nobody said
     */
    public Optional<String> openidConfiguration() {
        return Optional.ofNullable(openidConfiguration);
    }

    /**
     * What was received, as it was.
     *
     * @return empty in an error of our own
     */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenError that
                && status.equals(that.status)
                && Objects.equals(scope, that.scope)
                && Objects.equals(openidConfiguration, that.openidConfiguration)
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, scope, openidConfiguration, text);
    }

    /** All of it. */
    @Override
    public String toString() {
        return "TokenError[" + status + ", " + scope + ", " + openidConfiguration + ", " + text + "]";
    }
}
