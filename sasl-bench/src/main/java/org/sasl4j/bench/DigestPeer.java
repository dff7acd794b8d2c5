package org.sasl4j.bench;

import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.sasl4j.CredentialStore;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.auth.callback.CredentialCallback;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;
import org.wildfly.security.sasl.digest.DigestClientFactory;
import org.wildfly.security.sasl.digest.DigestServerFactory;

/** A library's DIGEST-MD5: both sides for one user, who is known by a password. */
public enum DigestPeer {
    /** This library, its server answering from a store. */
    SASL4J(new Sasl4jProvider().clientFactory(), new Sasl4jProvider().serverFactory()) {
        @Override
        SaslServer server(Map<String, ?> properties) throws SaslException {
            Map<String, Object> more = new HashMap<>(properties);
            more.put("org.sasl4j.credentials", USERS);
            return super.server(more);
        }
    },
    /** This library, its server asking a handler that knows the callbacks of javax alone. */
    SASL4J_CALLBACKS(new Sasl4jProvider().clientFactory(), new Sasl4jProvider().serverFactory()),
    /** The JDK's. */
    SUN((SaslClientFactory) sun("SaslClientFactory"), (SaslServerFactory) sun("SaslServerFactory")),
    /** WildFly Elytron's. */
    ELYTRON(
            new DigestClientFactory(WildFlyElytronPasswordProvider.getInstance()),
            new DigestServerFactory(WildFlyElytronPasswordProvider.getInstance()));

    private static final CredentialStore USERS = new MemoryCredentialStore().put("user", Logins.PASSWORD);
    private static final String MECHANISM = "DIGEST-MD5";

    private final SaslClientFactory clients;
    private final SaslServerFactory servers;

    DigestPeer(SaslClientFactory clients, SaslServerFactory servers) {
        this.clients = clients;
        this.servers = servers;
    }

    private static Object sun(String type) {
        try {
            return Security.getProvider("SunSASL").getService(type, MECHANISM).newInstance(null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    SaslClient client(Map<String, ?> properties) throws SaslException {
        return clients.createSaslClient(
                new String[] {MECHANISM}, null, "bench", "localhost", properties, DigestPeer::answer);
    }

    SaslServer server(Map<String, ?> properties) throws SaslException {
        return servers.createSaslServer(MECHANISM, "bench", "localhost", properties, DigestPeer::answer);
    }

    /** A whole exchange. */
    static void converse(SaslClient client, SaslServer server) throws SaslException {
        byte[] last = server.evaluateResponse(client.evaluateChallenge(server.evaluateResponse(new byte[0])));
        client.evaluateChallenge(last);
        if (!client.isComplete() || !server.isComplete()) {
            throw new SaslException("the exchange is not complete");
        }
    }

    private static void answer(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName("user");
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword(Logins.PASSWORD);
            } else if (callback instanceof RealmCallback realm) {
                realm.setText("localhost");
            } else if (callback instanceof AuthorizeCallback authorize) {
                authorize.setAuthorized(true);
            } else if (callback instanceof CredentialCallback credential) {
                PasswordCredential kept =
                        new PasswordCredential(ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, Logins.PASSWORD));
                if (credential.isCredentialSupported(kept)) { // it asks for a hash first
                    credential.setCredential(kept);
                }
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
