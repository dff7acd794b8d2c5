package org.sasl4j.provider;

import java.util.List;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.TokenRequest;
import org.sasl4j.TokenValidator;
import org.sasl4j.TokenVerdict;
import org.sasl4j.callback.ValidateTokenCallback;

/** A server's callback handler seen as a judge of tokens. One that says nothing has not judged. */
final class CallbackTokenValidator implements TokenValidator {
    private final Mechanism mechanism;
    private final Callbacks callbacks;

    CallbackTokenValidator(Mechanism mechanism, Callbacks callbacks) {
        this.mechanism = mechanism;
        this.callbacks = callbacks;
    }

    @Override
    public TokenVerdict validate(TokenRequest request) throws MechanismException {
        ValidateTokenCallback question = new ValidateTokenCallback(request);
        callbacks.ask(question);
        if (question.getVerdict().isEmpty()) {
            callbacks.warnUnanswered(mechanism.name(), List.of(question));
        }
        return question.getVerdict()
                .orElseThrow(() -> new MechanismException(
                        Reason.TEMPORARY,
                        "the server cannot judge tokens at the moment",
                        new UnsupportedOperationException("the server's CallbackHandler must answer "
                                + ValidateTokenCallback.class.getSimpleName() + "; or set "
                                + SaslProperties.OAUTH_VALIDATOR)));
    }
}
