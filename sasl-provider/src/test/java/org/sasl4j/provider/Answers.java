package org.sasl4j.provider;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;

/** A callback handler made of answers, which keeps what it was asked together. */
public final class Answers implements CallbackHandler {
    /** What the handlers in the field do with a callback they do not know. */
    public enum Unknown {
        UNSUPPORTED,
        IGNORED,
        RUNTIME_EXCEPTION
    }

    /** An answer to one kind of callback, which may look at those asked in the same call. */
    @FunctionalInterface
    public interface Answer<C extends Callback> {
        void give(C callback, List<Callback> together) throws IOException;
    }

    private final Map<Class<?>, Answer<Callback>> answers = new LinkedHashMap<>();
    private final List<List<String>> calls = new ArrayList<>();
    private Unknown unknown = Unknown.UNSUPPORTED;

    private Answers() {}

    /** Knows nothing. */
    public static Answers none() {
        return new Answers();
    }

    /** A client's handler: knows NameCallback and PasswordCallback. */
    public static Answers login(String name, String password) {
        return none().on(NameCallback.class, (callback, together) -> callback.setName(name))
                .on(PasswordCallback.class, (callback, together) -> callback.setPassword(password.toCharArray()));
    }

    /**
     * A server's handler: looks the password up by the default name of the NameCallback asked in the same call, and has
     * everybody act as oneself.
     */
    public static Answers user(String name, String password) {
        return none().on(NameCallback.class, (callback, together) -> {})
                .on(PasswordCallback.class, (callback, together) -> {
                    NameCallback first = (NameCallback) together.get(0);
                    if (name.equals(first.getDefaultName())) {
                        callback.setPassword(password.toCharArray());
                    }
                })
                .on(
                        AuthorizeCallback.class,
                        (callback, together) -> callback.setAuthorized(
                                callback.getAuthenticationID().equals(callback.getAuthorizationID())));
    }

    /** The same, and authorises everybody to act as whom they want. */
    public Answers authorising() {
        return on(AuthorizeCallback.class, (callback, together) -> callback.setAuthorized(true));
    }

    /** The same with one more answer. */
    public <C extends Callback> Answers on(Class<C> type, Answer<? super C> answer) {
        answers.put(type, (callback, together) -> answer.give(type.cast(callback), together));
        return this;
    }

    /** The same with one answer less. */
    public Answers without(Class<? extends Callback> type) {
        answers.remove(type);
        return this;
    }

    /** The same with this way of meeting what it does not know. */
    public Answers otherwise(Unknown way) {
        unknown = way;
        return this;
    }

    /** The simple names of the callbacks of each call so far. */
    public List<List<String>> calls() {
        return calls;
    }

    @Override
    public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        calls.add(Arrays.stream(callbacks)
                .map(callback -> callback.getClass().getSimpleName())
                .toList());
        for (Callback callback : callbacks) {
            Answer<Callback> answer = answers.get(callback.getClass());
            if (answer != null) {
                answer.give(callback, List.of(callbacks));
            } else if (unknown == Unknown.UNSUPPORTED) {
                throw new UnsupportedCallbackException(callback);
            } else if (unknown == Unknown.RUNTIME_EXCEPTION) {
                throw new IllegalStateException("no idea what " + callback.getClass() + " is");
            }
        }
    }
}
