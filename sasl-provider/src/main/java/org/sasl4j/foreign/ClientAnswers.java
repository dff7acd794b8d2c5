package org.sasl4j.foreign;

import java.util.ArrayList;
import java.util.List;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.RealmChoiceCallback;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.message.Answered;

/** Answers the questions of another provider's client: by the application's own handler, or by the login. */
final class ClientAnswers implements CallbackHandler {
    private final ClientContext context;
    private @Nullable MechanismException failure;

    ClientAnswers(ClientContext context) {
        this.context = context;
    }

    /** What the context failed with, or null. The client only wraps it into an exception of its own. */
    @Nullable
    MechanismException failure() {
        return failure;
    }

    @Override
    public void handle(Callback[] callbacks) throws SaslException, UnsupportedCallbackException {
        try {
            if (!context.ask(callbacks)) {
                answer(callbacks);
            }
        } catch (MechanismException e) {
            failure = e;
            throw e;
        }
    }

    private void answer(Callback[] callbacks) throws MechanismException, UnsupportedCallbackException {
        List<String> realms = new ArrayList<>();
        for (Callback callback : callbacks) {
            if (callback instanceof RealmCallback realm && realm.getDefaultText() != null) {
                realms.add(realm.getDefaultText());
            } else if (callback instanceof RealmChoiceCallback choice) {
                realms.addAll(List.of(choice.getChoices()));
            }
        }
        try (Login login = context.login(realms)) {
            for (Callback callback : callbacks) {
                answer(callback, login);
            }
        }
    }

    private static void answer(Callback callback, Login login) throws MechanismException, UnsupportedCallbackException {
        if (callback instanceof NameCallback name) {
            name.setName(login.name());
        } else if (callback instanceof PasswordCallback password) {
            Answered.give(password, login.password());
        } else if (callback instanceof RealmCallback realm) {
            realm.setText(login.realm());
        } else if (callback instanceof RealmChoiceCallback choice) {
            choice.setSelectedIndex(Math.max(0, List.of(choice.getChoices()).indexOf(login.realm())));
        } else {
            throw new UnsupportedCallbackException(callback);
        }
    }
}
