package org.sasl4j.bench.mechanism;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.sasl4j.bench.Users;
import org.sasl4j.credential.VerifyPasswordCallback;
import org.sasl4j.mechanism.oauthbearer.BearerTokenCallback;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.mechanism.oauthbearer.ValidateTokenCallback;

/**
 * The handler of our clients and servers. It does what {@link ElytronAnswers} and {@link KafkaTokens} do: it checks
 * nothing.
 */
final class OurAnswers {
    private OurAnswers() {}

    static void answer(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof VerifyPasswordCallback verify) {
                verify.setVerified(true);
            } else if (callback instanceof BearerTokenCallback bearer) {
                bearer.setToken(BearerToken.TEXT.toCharArray());
            } else if (callback instanceof ValidateTokenCallback validate) {
                validate.setVerdict(TokenVerdict.accepted(Users.NAME));
            } else {
                Users.answer(callback);
            }
        }
    }
}
