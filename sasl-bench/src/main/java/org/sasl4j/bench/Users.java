package org.sasl4j.bench;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import org.sasl4j.ClientContext;
import org.sasl4j.CredentialStore;
import org.sasl4j.Secret;
import org.sasl4j.credential.MemoryCredentialStore;

/** One user with one password, and the answers that the callbacks of each library want. */
public final class Users {
    /** The name of the user. */
    public static final String NAME = "user";

    private static final char[] PASSWORD = "correct horse".toCharArray();

    private Users() {}

    /**
     * The password of the user.
     *
     * @return a copy
     */
    public static char[] password() {
        return PASSWORD.clone();
    }

    /**
     * A store that keeps the password.
     *
     * @return a new store
     */
    public static CredentialStore store() {
        return new MemoryCredentialStore().put(NAME, password());
    }

    /**
     * A client context that knows everything.
     *
     * @return a new context
     */
    public static ClientContext client() {
        return ClientContext.of(NAME, Secret.of(password()));
    }

    /**
     * Answers the callbacks of {@code javax}. It can be the handler of a client, or of a server that knows the
     * password.
     *
     * @param callbacks the questions
     * @throws UnsupportedCallbackException for any other callback
     */
    public static void answer(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            answer(callback);
        }
    }

    /**
     * Answers one callback of {@code javax}.
     *
     * @param callback the question
     * @throws UnsupportedCallbackException for any other callback
     */
    public static void answer(Callback callback) throws UnsupportedCallbackException {
        if (callback instanceof NameCallback name) {
            name.setName(NAME);
        } else if (callback instanceof PasswordCallback password) {
            password.setPassword(PASSWORD);
        } else if (callback instanceof RealmCallback realm) {
            realm.setText("localhost");
        } else if (callback instanceof AuthorizeCallback authorize) {
            authorize.setAuthorized(true);
        } else {
            throw new UnsupportedCallbackException(callback);
        }
    }
}
