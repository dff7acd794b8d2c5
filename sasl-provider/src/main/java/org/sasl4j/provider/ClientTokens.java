package org.sasl4j.provider;

import java.util.Optional;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.callback.BearerTokenCallback;

/**
 * Where a client's token comes from: a supplier in the properties, our own callback, or the {@code PasswordCallback} that
 * every handler knows.
 */
final class ClientTokens {
    private final MechanismName mechanism;
    private final String authorizationId;
    private final OauthProperties properties;
    private final Callbacks callbacks;

    ClientTokens(MechanismName mechanism, String authorizationId, OauthProperties properties, Callbacks callbacks) {
        this.mechanism = mechanism;
        this.authorizationId = authorizationId;
        this.properties = properties;
        this.callbacks = callbacks;
    }

    /** What the supplier or our own callback says, or how that failed. */
    private record Own(Optional<Secret> token, @Nullable MechanismException failure) {}

    private Own own() throws MechanismException {
        Optional<Secret> supplied = properties.token();
        if (supplied.isPresent()) {
            return new Own(supplied, null);
        }
        BearerTokenCallback question = new BearerTokenCallback();
        MechanismException failure = callbacks.askOwn(question);
        return new Own(question.getToken(), failure);
    }

    /** The token alone. */
    Secret token() throws MechanismException {
        Own own = own();
        return own.token().isPresent() ? own.token().get() : asked(own).password();
    }

    /** The token and a user name; empty where only a token is known. */
    Login login() throws MechanismException {
        Own own = own();
        if (own.token().isEmpty()) {
            return asked(own);
        }
        NameCallback name = name();
        try {
            callbacks.ask(name); // a handler that does not know it leaves the authorization identity
        } catch (MechanismException e) {
            own.token().get().close();
            throw e;
        }
        return new Login(given(name), own.token().get());
    }

    /** As a password, Name and Password together. */
    private Login asked(Own own) throws MechanismException {
        NameCallback name = name();
        PasswordCallback password = new PasswordCallback(mechanism + " token: ", false);
        callbacks.ask(name, password);
        Optional<Secret> token = CallbackClientContext.taken(
                password, Reason.ABORTED, mechanism + " got no usable token from the CallbackHandler");
        if (token.isPresent()) {
            return new Login(given(name), token.get());
        }
        if (own.failure() != null) {
            throw own.failure();
        }
        throw new MechanismException(
                Reason.ABORTED,
                mechanism
                        + " needs a token: from a CallbackHandler that answers BearerTokenCallback, or NameCallback and"
                        + " PasswordCallback with the token, or from " + SaslProperties.OAUTH_TOKEN);
    }

    private NameCallback name() {
        return CallbackClientContext.nameCallback(mechanism + " user name: ", authorizationId);
    }

    private static String given(NameCallback name) {
        String given = name.getName() == null ? name.getDefaultName() : name.getName();
        return given == null ? "" : given;
    }
}
