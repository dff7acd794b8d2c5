package org.sasl4j.provider;

import java.io.IOException;
import java.util.List;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;

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
            handle(handler, questions);
            return Reply.RETURNED;
        } catch (UnsupportedCallbackException e) {
            return Reply.UNSUPPORTED;
        }
    }

    /**
     * Asks a name and a password in one call with a realm before them, and again without the realm if the handler does not
     * know that (Infinispan's throws where it has none configured).
     *
     * @throws MechanismException of reason TEMPORARY if the handler fails
     */
    Reply ask(RealmQuestion realm, NameCallback name, PasswordCallback password) throws MechanismException {
        if (handler == null) {
            return Reply.UNSUPPORTED;
        }
        try {
            handle(handler, realm.callback(), name, password);
            return Reply.RETURNED;
        } catch (UnsupportedCallbackException e) {
            return e.getCallback() == realm.callback() ? ask(name, password) : Reply.UNSUPPORTED;
        }
    }

    private static void handle(CallbackHandler handler, Callback... questions)
            throws MechanismException, UnsupportedCallbackException {
        try {
            handler.handle(questions);
        } catch (UnsupportedCallbackException e) {
            wipe(questions);
            throw e;
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

    /** Its handler's class has answered the standard questions: a user without an answer is one who does not exist. */
    void knowsQuestions() {
        if (handler != null) {
            UnansweredQuestions.never(handler.getClass());
        }
    }

    /** Says, once for each class of handlers, that nothing it was asked had an answer, and who else may serve it. */
    void warnUnanswered(MechanismName mechanism, List<Callback> questions) {
        if (handler != null) {
            UnansweredQuestions.warn(handler.getClass(), mechanism, questions);
        }
    }

    /** Whose users it knows: handlers of a class are taken to know the same. */
    Class<?> origin() {
        return handler == null ? Callbacks.class : handler.getClass();
    }

    boolean isPresent() {
        return handler != null;
    }
}
