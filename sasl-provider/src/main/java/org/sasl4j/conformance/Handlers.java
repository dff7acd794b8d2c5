package org.sasl4j.conformance;

import java.util.Arrays;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import org.jspecify.annotations.Nullable;

/** The handlers that a client and a server are made with. */
final class Handlers {
    private Handlers() {}

    static Questions of(Login login) {
        return new Questions((asked, together) -> {
            if (asked instanceof NameCallback name) {
                name.setName(login.name());
            } else if (asked instanceof PasswordCallback password) {
                password.setPassword(login.password().toCharArray());
            } else {
                return false;
            }
            return true;
        });
    }

    /** Answers with the password of the user in the NameCallback of the same call, or else of the call before. */
    static Questions of(Directory directory) {
        return new Questions(new Questions.Answers() {
            private @Nullable String name;

            @Override
            public boolean answer(Callback asked, Callback[] together) {
                name = nameIn(together, name);
                if (asked instanceof NameCallback question) {
                    question.setName(question.getDefaultName());
                } else if (asked instanceof PasswordCallback question) {
                    String password =
                            name == null ? null : directory.passwords().get(name);
                    question.setPassword(password == null ? null : password.toCharArray());
                } else if (asked instanceof AuthorizeCallback question) {
                    authorize(directory, question);
                } else {
                    return false;
                }
                return true;
            }
        });
    }

    private static @Nullable String nameIn(Callback[] together, @Nullable String before) {
        return Arrays.stream(together)
                .filter(NameCallback.class::isInstance)
                .map(asked -> ((NameCallback) asked).getDefaultName())
                .findFirst()
                .orElse(before);
    }

    private static void authorize(Directory directory, AuthorizeCallback question) {
        String wanted = question.getAuthorizationID();
        String proven = question.getAuthenticationID();
        question.setAuthorized(
                wanted != null && (wanted.equals(proven) || directory.roles().contains(wanted)));
    }
}
