package com.example.consumer;

import java.util.List;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import org.sasl4j.provider.Answers;

/** The one user of the servers that a test makes itself: her password is "secret", and she may act as boss too. */
public final class Alice {
    public static final String NAME = "alice";
    public static final String PASSWORD = "secret";
    public static final String BOSS = "boss";

    private Alice() {}

    /** A client's handler, which takes the realm that the server announces: the JDK's client insists on an answer. */
    public static Answers atClient(String password) {
        return Answers.login(NAME, password)
                .on(RealmCallback.class, (callback, together) -> callback.setText(callback.getDefaultText()));
    }

    /** A server's handler of standard callbacks, which adds the realms that clients chose to the list. */
    public static Answers atServer(List<String> realms) {
        return Answers.none()
                .on(RealmCallback.class, (callback, together) -> realms.add(callback.getDefaultText()))
                .on(NameCallback.class, (callback, together) -> callback.setName(callback.getDefaultName()))
                .on(PasswordCallback.class, (callback, together) -> {
                    if (together.stream().anyMatch(other -> other instanceof NameCallback name && isHers(name))) {
                        callback.setPassword(PASSWORD.toCharArray());
                    }
                })
                .on(AuthorizeCallback.class, (callback, together) -> {
                    String wanted = callback.getAuthorizationID();
                    callback.setAuthorized(wanted.equals(NAME) || wanted.equals(BOSS));
                });
    }

    private static boolean isHers(NameCallback callback) {
        return NAME.equals(callback.getDefaultName());
    }
}
