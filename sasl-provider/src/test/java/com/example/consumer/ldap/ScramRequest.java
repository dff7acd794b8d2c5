package com.example.consumer.ldap;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.ldaptive.sasl.DefaultSaslClientRequest;
import org.ldaptive.sasl.Mechanism;

/** SCRAM for ldaptive by whatever provider is registered. */
final class ScramRequest extends DefaultSaslClientRequest {
    private final String name;
    private final String password;

    ScramRequest(String name, String password) {
        this.name = name;
        this.password = password;
    }

    @Override
    public Mechanism getMechanism() {
        return Mechanism.SCRAM_SHA_256;
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback asked) {
                asked.setName(name);
            } else if (callback instanceof PasswordCallback asked) {
                asked.setPassword(password.toCharArray());
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
