package org.sasl4j.mechanism.oauthbearer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.message.Answered;

/**
 * Where a client's token comes from: a supplier that was chosen, our own callback, or the {@code PasswordCallback} that
 * every handler knows.
 */
final class Tokens {
    private final Mechanism mechanism;
    private final ClientContext context;

    Tokens(Mechanism mechanism, ClientContext context) {
        this.mechanism = mechanism;
        this.context = context;
    }

    /** Makes sense of {@link OauthBearer#TOKEN}. */
    static @Nullable Supplier<Secret> supplier(Object value) {
        return value instanceof Supplier<?> supplier ? () -> secret(supplier.get()) : null;
    }

    private static Secret secret(@Nullable Object token) {
        if (token instanceof Secret secret) {
            return secret;
        }
        if (token instanceof char[] text) {
            return Secret.of(text);
        }
        if (token instanceof String text) {
            return secret(text);
        }
        throw new IllegalArgumentException("the Supplier in " + OauthBearer.TOKEN
                + " must supply a String, a char array or an org.sasl4j.Secret, and supplied "
                + (token == null ? "null" : "a " + token.getClass().getName()));
    }

    /** Where UTF-8 cannot express the text, there comes a question mark, which is in no token. */
    static Secret secret(String text) {
        return Secret.owning(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the supplier or our own callback says, or how that failed. */
    private record Own(@Nullable Secret token, @Nullable MechanismException failure) {}

    private Own own() throws MechanismException {
        Optional<Supplier<Secret>> supplier = context.settings().get(OauthBearer.TOKEN);
        if (supplier.isPresent()) {
            return new Own(supplied(supplier.get()), null);
        }
        BearerTokenCallback question = new BearerTokenCallback();
        MechanismException failure = context.tryAsking(question).orElse(null);
        return new Own(question.getToken().orElse(null), failure);
    }

    private static Secret supplied(Supplier<Secret> supplier) throws MechanismException {
        try {
            return supplier.get();
        } catch (RuntimeException e) {
            throw new MechanismException(Reason.TEMPORARY, "the application could not give a token at the moment", e);
        }
    }

    /** The token alone. */
    Secret token() throws MechanismException {
        Own own = own();
        return own.token() != null ? own.token() : asked(own).password();
    }

    /** The token and a user name; empty where only a token is known. */
    Login login() throws MechanismException {
        Own own = own();
        if (own.token() == null) {
            return asked(own);
        }
        NameCallback name = name();
        try {
            context.ask(name); // a handler that does not know it leaves the authorization identity
        } catch (MechanismException e) {
            own.token().close();
            throw e;
        }
        return new Login(Answered.name(name), own.token());
    }

    /** A handler that does not know our callback is asked in a way that every handler knows. */
    private Login asked(Own own) throws MechanismException {
        NameCallback name = name();
        PasswordCallback password = new PasswordCallback(mechanism.name() + " token: ", false);
        context.ask(name, password);
        Secret token = Answered.secret(
                password, Reason.ABORTED, "no usable token came from the CallbackHandler: UTF-8 cannot express it");
        if (token != null) {
            return new Login(Answered.name(name), token);
        }
        if (own.failure() != null) {
            throw own.failure();
        }
        throw new MechanismException(
                Reason.ABORTED,
                mechanism.name()
                        + " needs a token: from a CallbackHandler that answers BearerTokenCallback, or NameCallback and"
                        + " PasswordCallback with the token, or from " + OauthBearer.TOKEN);
    }

    private NameCallback name() {
        return Answered.askingName(mechanism.name() + " user name: ", context.authorizationId());
    }
}
