package org.sasl4j.bench.mechanism;

import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.sasl4j.CredentialStore;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Users;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.auth.callback.CredentialCallback;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;
import org.wildfly.security.sasl.digest.DigestClientFactory;
import org.wildfly.security.sasl.digest.DigestServerFactory;

/**
 * A library's DIGEST-MD5: both sides for one user. The server knows the password. Factories and handlers are made once.
 */
public enum DigestPeer {
    /** This library, whose server has a store. */
    SASL4J(new Sasl4jProvider().clientFactory(), new Sasl4jProvider().serverFactory()) {
        @Override
        public SaslServer server(Map<String, ?> properties) throws SaslException {
            Map<String, Object> more = new HashMap<>(properties);
            more.put("org.sasl4j.credentials", USERS);
            return super.server(more);
        }
    },
    /** This library, whose server has a handler that knows only the callbacks of javax. */
    SASL4J_HANDLER(new Sasl4jProvider().clientFactory(), new Sasl4jProvider().serverFactory()),
    /** The JDK. */
    JDK(Exchanges.jdkClients(DigestPeer.MECHANISM), Exchanges.jdkServers(DigestPeer.MECHANISM)),
    /** WildFly Elytron. */
    ELYTRON(
            new DigestClientFactory(WildFlyElytronPasswordProvider.getInstance()),
            new DigestServerFactory(WildFlyElytronPasswordProvider.getInstance()));

    private static final CredentialStore USERS = Users.store();
    private static final String MECHANISM = "DIGEST-MD5";

    private final SaslClientFactory clients;
    private final SaslServerFactory servers;

    DigestPeer(SaslClientFactory clients, SaslServerFactory servers) {
        this.clients = clients;
        this.servers = servers;
    }

    /**
     * Makes a client.
     *
     * @param properties the application's properties
     * @return a new client
     * @throws SaslException from the factory
     */
    public SaslClient client(Map<String, ?> properties) throws SaslException {
        return Exchanges.client(clients, MECHANISM, properties, DigestPeer::answer);
    }

    /**
     * Makes a server.
     *
     * @param properties the application's properties
     * @return a new server
     * @throws SaslException from the factory
     */
    public SaslServer server(Map<String, ?> properties) throws SaslException {
        return Exchanges.server(servers, MECHANISM, properties, DigestPeer::answer);
    }

    /**
     * The handler of a client, or of a server that knows the password. Elytron's server has a callback of its own for
     * that.
     */
    private static void answer(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof CredentialCallback credential) {
                PasswordCredential kept = new PasswordCredential(
                        ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, Users.password()));
                if (credential.isCredentialSupported(kept)) { // it asks for a hash first
                    credential.setCredential(kept);
                }
            } else {
                Users.answer(callback);
            }
        }
    }
}
