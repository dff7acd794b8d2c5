package org.sasl4j.mechanism.oauthbearer;

import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;

/** Asks a server's application to judge a bearer token. */
public final class ValidateTokenCallback implements Callback {
    private final TokenRequest request;
    private @Nullable TokenVerdict verdict;

    /**
     * A question.
     *
     * @param request the token and what the client says besides; closed after the handler has returned
     */
    public ValidateTokenCallback(TokenRequest request) {
        this.request = request;
    }

    /**
     * What to judge.
     *
     * @return the token and what the client says besides
     */
    public TokenRequest getRequest() {
        return request;
    }

    /**
     * Answered.
     *
     * @param judged whose the token is, or what is wrong with it
     */
    public void setVerdict(TokenVerdict judged) {
        verdict = judged;
    }

    /**
     * The answer.
     *
     * @return what the handler said, or empty if it said nothing
     */
    public Optional<TokenVerdict> getVerdict() {
        return Optional.ofNullable(verdict);
    }
}
