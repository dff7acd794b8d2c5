package org.sasl4j.bench.start;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;

/**
 * Name, password and realm for every library. It is a class because the first lambda of a JVM would cost more than what
 * is measured.
 */
final class StartHandler implements CallbackHandler {
    @Override
    public void handle(Callback[] callbacks) {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName("user");
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword("correct horse".toCharArray());
            } else if (callback instanceof RealmCallback realm) {
                realm.setText("localhost");
            }
        }
    }
}
