package org.sasl4j.conformance;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.RealmChoiceCallback;

/** Answers the standard callbacks, and remembers which others were asked. */
final class Questions implements CallbackHandler {
    /** Answers some kinds of callbacks. */
    @FunctionalInterface
    interface Answers {
        /** Answers one of the callbacks that were asked together. Returns whether it knows that kind. */
        boolean answer(Callback asked, Callback[] together);
    }

    private final Answers answers;
    private final Set<String> unknown = new ConcurrentSkipListSet<>();

    Questions(Answers answers) {
        this.answers = answers;
    }

    /** The kinds of callbacks that were asked and are not standard. */
    Set<String> unknown() {
        return unknown;
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (!answers.answer(callback, callbacks) && !answersRealm(callback)) {
                unknown.add(callback.getClass().getName());
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    /** Answers with the suggested realm, or with the first one offered. */
    private static boolean answersRealm(Callback callback) {
        if (callback instanceof RealmCallback realm) {
            realm.setText(realm.getDefaultText() == null ? "" : realm.getDefaultText());
        } else if (callback instanceof RealmChoiceCallback realm) {
            realm.setSelectedIndex(realm.getDefaultChoice());
        } else {
            return false;
        }
        return true;
    }
}
