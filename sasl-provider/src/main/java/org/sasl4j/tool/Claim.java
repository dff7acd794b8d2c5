package org.sasl4j.tool;

import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.sasl4j.Bytes;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.mechanism.oauthbearer.BearerTokenCallback;

/**
 * What a demo client brings: its capabilities, its answers to callbacks, its properties, whom it wants to act as (empty
 * for itself), and the certificate that it shows. If our own client would refuse to send a message, it also has that
 * message, made by hand.
 */
record Claim(
        Need has,
        CallbackHandler answers,
        Map<String, Object> properties,
        String authorizationId,
        Optional<Bytes> madeByHand,
        ClientCertificate certificate) {

    static Claim nothing() {
        return new Claim(Need.NOTHING, callbacks -> {}, Map.of(), "", Optional.empty(), ClientCertificate.NONE);
    }

    static Claim showing(ClientCertificate certificate) {
        return new Claim(Need.EXTERNAL_IDENTITY, callbacks -> {}, Map.of(), "", Optional.empty(), certificate);
    }

    static Claim password(String user, String password) {
        CallbackHandler answers = callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName(user);
                } else if (callback instanceof PasswordCallback secret) {
                    secret.setPassword(password.toCharArray());
                }
            }
        };
        return new Claim(Need.PASSWORD, answers, Map.of(), "", Optional.empty(), ClientCertificate.NONE);
    }

    static Claim token(String user, String token) {
        CallbackHandler answers = callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof BearerTokenCallback bearer) {
                    bearer.setToken(token);
                } else if (callback instanceof NameCallback name) {
                    name.setName(user);
                }
            }
        };
        return new Claim(Need.TOKEN, answers, Map.of(), "", Optional.empty(), ClientCertificate.NONE);
    }

    Claim with(String property, Object value) {
        return new Claim(has, answers, Map.of(property, value), authorizationId, madeByHand, certificate);
    }

    Claim actingAs(String identity) {
        return new Claim(has, answers, properties, identity, madeByHand, certificate);
    }

    Claim sending(byte[] message) {
        return new Claim(has, answers, properties, authorizationId, Optional.of(Bytes.copyOf(message)), certificate);
    }
}
