package org.sasl4j.provider;

import java.io.IOException;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/** An application's callback handler, asked the way that handlers in the field can stand. */
final class Callbacks {
    private final @Nullable CallbackHandler handler;

    Callbacks(@Nullable CallbackHandler handler) {
        this.handler = handler;
    }

    /** Whether the handler knows what it was asked. */
    enum Reply {
        /** It returned; what it did not set has no value. */
        RETURNED,
        /** It does not know one of the callbacks, or there is no handler. */
        UNSUPPORTED
    }

    /**
     * Asks standard callbacks in one call.
     *
     * @throws MechanismException of reason TEMPORARY if the handler fails
     */
    Reply ask(Callback... questions) throws MechanismException {
        if (handler == null) {
            return Reply.UNSUPPORTED;
        }
        try {
            handler.handle(questions);
            return Reply.RETURNED;
        } catch (UnsupportedCallbackException e) {
            wipe(questions);
            return Reply.UNSUPPORTED;
        } catch (IOException | RuntimeException e) {
            wipe(questions);
            throw new MechanismException(Reason.TEMPORARY, "the application could not answer at the moment", e);
        }
    }

    /** A handler may have set the password before it failed, and nobody will take it now. */
    private static void wipe(Callback[] questions) {
        for (Callback question : questions) {
            if (question instanceof PasswordCallback password) {
                password.clearPassword();
            }
        }
    }

    /**
     * Asks a callback of our own, alone. A handler that fails may merely not know it, so its failure counts only if the
     * standard callbacks have no answer either.
     *
     * @return the failure, or null if the handler returned or does not know the callback
     */
    @Nullable
    MechanismException askOwn(Callback question) {
        try {
            ask(question);
            return null;
        } catch (MechanismException e) {
            return e;
        }
    }

    boolean isPresent() {
        return handler != null;
    }
}
