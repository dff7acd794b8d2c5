package org.sasl4j.provider;

import java.util.Optional;
import javax.security.sasl.AuthorizeCallback;
import org.sasl4j.MechanismException;
import org.sasl4j.credential.Authorizer;

/**
 * Asks a callback handler who may act as whom. A handler that returns without {@code setAuthorized(true)} refuses, as
 * {@link AuthorizeCallback} documents; with one that does not know the callback everybody acts as oneself.
 */
final class CallbackAuthorizer implements Authorizer {
    private final Callbacks callbacks;

    CallbackAuthorizer(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public Optional<String> authorize(String authenticationId, String authorizationId) throws MechanismException {
        AuthorizeCallback question = new AuthorizeCallback(authenticationId, authorizationId);
        if (callbacks.ask(question) == Callbacks.Reply.UNSUPPORTED) {
            return Authorizer.oneself().authorize(authenticationId, authorizationId);
        }
        return Optional.ofNullable(question.getAuthorizedID()); // null unless authorised
    }
}
