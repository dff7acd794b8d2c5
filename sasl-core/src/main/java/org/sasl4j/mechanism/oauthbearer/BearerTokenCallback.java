package org.sasl4j.mechanism.oauthbearer;

import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Secret;

/**
 * Asks a client's application for a bearer token (RFC 6750 section 2.1), at each authentication. A handler that does not
 * know it is asked by {@code NameCallback} and {@code PasswordCallback}, the token being the password.
 */
public final class BearerTokenCallback implements Callback {
    private @Nullable Secret token;

    /** A question. */
    public BearerTokenCallback() {}

    /**
     * Answered.
     *
     * @param given copied; wiping the original stays with the caller; null if there is no token
     */
    public void setToken(char @Nullable [] given) {
        set(given == null ? null : Secret.of(given));
    }

    /**
     * Answered with a token as identity providers' libraries have it, which nobody can wipe.
     *
     * @param given the token
     */
    public void setToken(String given) {
        set(Tokens.secret(given));
    }

    private void set(@Nullable Secret answer) {
        if (token != null) {
            token.close();
        }
        token = answer;
    }

    /**
     * The answer.
     *
     * @return a secret that whoever asked closes, or empty if the handler said nothing
     */
    public Optional<Secret> getToken() {
        return Optional.ofNullable(token);
    }
}
