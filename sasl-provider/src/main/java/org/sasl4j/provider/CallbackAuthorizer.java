package org.sasl4j.provider;

import java.util.List;
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
        if (!callbacks.isPresent()) {
            return Authorizer.oneself().authorize(authenticationId, authorizationId);
        }
        AuthorizeCallback question = new AuthorizeCallback(authenticationId, authorizationId);
        Callbacks.Reply reply = callbacks.ask(question);
        if (reply == Callbacks.Reply.UNSUPPORTED) {
            callbacks.warnUnanswered(mechanism.name(), List.of(question));
        }
        boolean oneself = authenticationId.equals(authorizationId);
        if (!question.isAuthorized() && (reply == Callbacks.Reply.UNSUPPORTED || oneself)) {
            throw new MechanismException(
                    Reason.NOT_AUTHORIZED,
                    "the user was not authorised: the server's CallbackHandler must answer AuthorizeCallback with"
                            + " setAuthorized(true)");
        }
        return Optional.ofNullable(question.getAuthorizedID()); // null unless authorised
    }
}
