package org.sasl4j.provider;

import java.io.IOException;
import java.util.List;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/** Asks an application's callback handler in a way that existing handlers can cope with. */
class Callbacks implements Context {
    private static final Callbacks NOBODY = new Callbacks(null);

    private final @Nullable CallbackHandler handler;

    Callbacks(@Nullable CallbackHandler handler) {
        this.handler = handler;
    }

    static Callbacks of(@Nullable CallbackHandler handler) {
        return handler == null ? NOBODY : new Callbacks(handler);
    }

    @Override
    public boolean ask(Callback... questions) throws MechanismException {
        if (handler == null) {
            return false;
        }
        try {
            handle(handler, questions);
            return true;
        } catch (UnsupportedCallbackException e) {
            return false;
        }
    }

    /**
     * Asks a name and a password in one call with a realm before them, and again without the realm if the handler does not
     * know that (Infinispan's throws where it has none configured).
     *
     * @return whether the handler knows them
     * @throws MechanismException of reason TEMPORARY if the handler fails
     */
    boolean ask(RealmQuestion realm, NameCallback name, PasswordCallback password) throws MechanismException {
        if (handler == null) {
            return false;
        }
        try {
            handle(handler, realm.callback(), name, password);
            return true;
        } catch (UnsupportedCallbackException e) {
            return e.getCallback() == realm.callback() && ask(name, password);
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
        } catch (Error e) {
            wipe(questions);
            throw e;
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

    /** Its handler's class has answered the standard questions: a user without an answer is one who does not exist. */
    void knowsQuestions() {
        if (handler != null) {
            UnansweredQuestions.never(handler.getClass());
        }
    }

    /** Says, once for each class of handlers, that nothing it was asked had an answer, and who else may serve it. */
    @Override
    public void leftUnanswered(Mechanism mechanism, Callback... questions) {
        if (handler != null) {
            UnansweredQuestions.warn(handler.getClass(), mechanism.name(), List.of(questions));
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
