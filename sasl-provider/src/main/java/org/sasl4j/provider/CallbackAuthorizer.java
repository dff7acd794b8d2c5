package org.sasl4j.provider;

import java.util.Optional;
import javax.security.sasl.AuthorizeCallback;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.credential.Authorizer;

/**
 * Asks a callback handler who may act as whom. One that does not know the callback, or returns without {@code
 * setAuthorized(true)}, refuses, as {@link AuthorizeCallback} documents and SunSASL has it. Without a handler everybody
 * acts as oneself.
 */
final class CallbackAuthorizer implements Authorizer {
    private final Mechanism mechanism;
    private final Callbacks callbacks;

    CallbackAuthorizer(Mechanism mechanism, Callbacks callbacks) {
        this.mechanism = mechanism;
        this.callbacks = callbacks;
    }

    @Override
    public Optional<String> authorize(String authenticationId, String authorizationId) throws MechanismException {
        AuthorizeCallback question = new AuthorizeCallback(authenticationId, authorizationId);
        boolean known = callbacks.ask(question);
        if (!known) {
            callbacks.leftUnanswered(mechanism, question);
        }
        boolean oneself = authenticationId.equals(authorizationId);
        if (!question.isAuthorized() && (!known || oneself)) {
            throw new MechanismException(
                    Reason.NOT_AUTHORIZED,
                    "the user was not authorised: the server's CallbackHandler must answer AuthorizeCallback with"
                            + " setAuthorized(true)");
        }
        return Optional.ofNullable(question.getAuthorizedID()); // null unless authorised
    }
}
