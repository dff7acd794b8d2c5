package com.example.consumer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.RealmChoiceCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;

/**
 * A delegation token as Hadoop's RPC logs in with it, written after what its handlers do: name and password are base64,
 * the protocol is empty, the server is called "default".
 */
record HadoopToken(byte[] identifier, byte[] password, Map<String, String> resolved) {
    private static final String PROTOCOL = "";
    private static final String SERVER = "default";

    private static Map<String, String> properties(String qop) {
        return Map.of(Sasl.QOP, qop, Sasl.SERVER_AUTH, "true");
    }

    /** The same token where both sides' SaslPropertiesResolver sets this, too. */
    HadoopToken with(String key, String value) {
        Map<String, String> more = new HashMap<>(resolved);
        more.put(key, value);
        return new HadoopToken(identifier, password, more);
    }

    private Map<String, String> own(String qop) {
        Map<String, String> own = new HashMap<>(properties(qop));
        own.putAll(resolved);
        return own;
    }

    private static String encoded(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    String userName() {
        return encoded(identifier);
    }

    SaslClient client(String qop) throws SaslException {
        String[] mechanisms = {Sides.DIGEST_MD5};
        return Sasl.createSaslClient(mechanisms, null, PROTOCOL, SERVER, own(qop), clientHandler());
    }

    /**
     * It looks all factories over once, keeps them, and lets many threads have servers of them. The JDK tells of them in
     * no order, so with two providers it is chance whose servers Hadoop gets; here it is the side's.
     */
    static List<SaslServerFactory> factories(Side side, String qop) {
        List<SaslServerFactory> factories = new ArrayList<>();
        for (SaslServerFactory factory : Collections.list(Sasl.getSaslServerFactories())) {
            String[] names = factory.getMechanismNames(properties(qop));
            if (side.made(factory) && Arrays.asList(names).contains(Sides.DIGEST_MD5)) {
                factories.add(factory);
            }
        }
        return factories;
    }

    SaslServer server(List<SaslServerFactory> factories, String qop) throws SaslException {
        for (SaslServerFactory factory : factories) {
            SaslServer server = factory.createSaslServer(Sides.DIGEST_MD5, PROTOCOL, SERVER, own(qop), serverHandler());
            if (server != null) {
                return server;
            }
        }
        throw new SaslException("no factory makes a server");
    }

    private static <C extends Callback> C find(Class<C> type, Callback... callbacks) {
        return Stream.of(callbacks)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    private static void refuseOthers(List<Class<? extends Callback>> known, Callback... callbacks)
            throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (known.stream().noneMatch(type -> type.isInstance(callback))) {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    /** It leaves a RealmChoiceCallback as it is. */
    private CallbackHandler clientHandler() {
        return callbacks -> {
            refuseOthers(
                    List.of(RealmChoiceCallback.class, RealmCallback.class, NameCallback.class, PasswordCallback.class),
                    callbacks);
            NameCallback name = find(NameCallback.class, callbacks);
            PasswordCallback secret = find(PasswordCallback.class, callbacks);
            RealmCallback realm = find(RealmCallback.class, callbacks);
            if (name != null) {
                name.setName(userName());
            }
            if (secret != null) {
                secret.setPassword(encoded(password).toCharArray());
            }
            if (realm != null) {
                realm.setText(realm.getDefaultText());
            }
        };
    }

    /** It never sets a name, and takes for granted that the password is asked together with one. */
    private CallbackHandler serverHandler() {
        return callbacks -> {
            refuseOthers(
                    List.of(AuthorizeCallback.class, RealmCallback.class, NameCallback.class, PasswordCallback.class),
                    callbacks);
            NameCallback name = find(NameCallback.class, callbacks);
            PasswordCallback secret = find(PasswordCallback.class, callbacks);
            AuthorizeCallback authorize = find(AuthorizeCallback.class, callbacks);
            if (secret != null) {
                byte[] asked = Base64.getDecoder().decode(name.getDefaultName());
                if (!Arrays.equals(asked, identifier)) {
                    throw new IOException("no such token");
                }
                secret.setPassword(encoded(password).toCharArray());
            }
            if (authorize != null) {
                authorize.setAuthorized(authorize.getAuthenticationID().equals(authorize.getAuthorizationID()));
            }
        };
    }
}
