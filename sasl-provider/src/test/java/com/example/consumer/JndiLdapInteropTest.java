package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.net.InetAddress;
import java.security.Security;
import java.util.Hashtable;
import java.util.List;
import java.util.function.Function;
import javax.naming.AuthenticationException;
import javax.naming.AuthenticationNotSupportedException;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.ldap.InitialLdapContext;
import javax.net.ssl.SSLSocket;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Connection;
import org.sasl4j.provider.Sasl4jProvider;
import org.sasl4j.tls.TestCertificate;
import org.sasl4j.tls.TestTls;

/** The JDK's LDAP client, unchanged, at UnboundID's directory server, whose SASL mechanisms are those registered. */
@ExtendWith(OursFirst.class)
class JndiLdapInteropTest {
    private static final String PLUS = "SCRAM-SHA-256-PLUS";

    private static TestCertificate serverCertificate;
    private static TestCertificate otherCertificate;
    private static TestCertificate alice;

    private InMemoryDirectoryServer directory;

    @BeforeAll
    static void certify() throws Exception {
        serverCertificate = TestCertificate.of("server");
        otherCertificate = TestCertificate.of("server");
        alice = TestCertificate.of("alice");
    }

    @AfterEach
    void stop() {
        directory.shutDown(true);
        LdapSockets.use(null);
    }

    private void start(InMemoryListenerConfig listener, Function<SSLSocket, Connection> facts) throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example");
        config.setListenerConfigs(listener);
        for (String mechanism : List.of("SCRAM-SHA-256", PLUS, "EXTERNAL")) {
            config.addSASLBindHandler(SaslBind.ours(mechanism, facts));
        }
        directory = new InMemoryDirectoryServer(config);
        directory.startListening();
    }

    private void startPlain() throws Exception {
        start(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null),
                Connection::tls);
    }

    private void startTls(Function<SSLSocket, Connection> facts) throws Exception {
        start(TlsDirectory.listener(serverCertificate, alice.certificate()), facts);
    }

    private Hashtable<String, Object> env(String scheme, String mechanism, String password) {
        Hashtable<String, Object> env = new Hashtable<>();
        env.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        env.put(Context.PROVIDER_URL, scheme + "://localhost:" + directory.getListenPort());
        env.put(Context.SECURITY_AUTHENTICATION, mechanism);
        env.put(Context.SECURITY_PRINCIPAL, "alice");
        env.put(Context.SECURITY_CREDENTIALS, password);
        env.put("com.sun.jndi.ldap.connect.timeout", String.valueOf(TestTls.PATIENCE));
        env.put("com.sun.jndi.ldap.read.timeout", String.valueOf(TestTls.PATIENCE));
        return env;
    }

    private Hashtable<String, Object> tls(String mechanism, String password, TestCertificate own) throws Exception {
        LdapSockets.use(TestTls.context(TestTls.jsse(), own, serverCertificate.certificate()));
        Hashtable<String, Object> env = env("ldaps", mechanism, password);
        env.put("java.naming.ldap.factory.socket", LdapSockets.class.getName());
        return env;
    }

    private Hashtable<String, Object> bound(String password) throws Exception {
        Hashtable<String, Object> env = tls(PLUS, password, null);
        env.put("com.sun.jndi.ldap.tls.cbtype", "tls-server-end-point");
        return env;
    }

    /** Binds, and asks the server who it thinks we are (RFC 4532). */
    private static String logIn(Hashtable<String, Object> env) throws NamingException {
        InitialLdapContext context = new InitialLdapContext(env, null);
        try {
            return new String(context.extendedOperation(new WhoAmI()).getEncodedValue());
        } finally {
            context.close();
        }
    }

    @Test
    @DisplayName("JNDI: SCRAM-SHA-256 by its name alone; a wrong password is refused")
    void scram() throws Exception {
        startPlain();

        assertThat(logIn(env("ldap", "SCRAM-SHA-256", "secret"))).contains("alice");
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> logIn(env("ldap", "SCRAM-SHA-256", "guess")))
                .withMessageContaining("error code 49");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", PLUS})
    @DisplayName("JNDI: without our provider there is no SCRAM, so it was ours that logged in")
    void isOurs(String mechanism) throws Exception {
        startPlain();
        Security.removeProvider(Sasl4jProvider.NAME);

        assertThatExceptionOfType(AuthenticationNotSupportedException.class)
                .isThrownBy(() -> logIn(env("ldap", mechanism, "secret")));
    }

    @Test
    @DisplayName("S24, JNDI: SCRAM-SHA-256-PLUS over ldaps, the server hashing its own certificate")
    void scramPlus() throws Exception {
        startTls(Connection::tls);

        assertThat(logIn(bound("secret"))).contains("alice");
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> logIn(bound("guess")))
                .withMessageContaining("error code 49");
    }

    @Test
    @DisplayName("S24, JNDI: a server that ends TLS with another certificate is not the one the client sees")
    void otherCertificateRefused() throws Exception {
        startTls(socket -> Connection.tls(socket).withLocalCertificates(List.of(otherCertificate.certificate())));

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> logIn(bound("secret")))
                .withMessageContaining("error code 49");
        assertThat(logIn(tls("SCRAM-SHA-256", "secret", null))).contains("alice");
    }

    @Test
    @DisplayName("S8, JNDI: -PLUS without cbtype fails before anything is sent, and says what to do")
    void plusWithoutBinding() throws Exception {
        startTls(Connection::tls);

        assertThatExceptionOfType(NamingException.class)
                .isThrownBy(() -> logIn(tls(PLUS, "secret", null)))
                .havingCause()
                .isInstanceOf(SaslException.class)
                .withMessageContaining("needs a channel binding")
                .withMessageContaining("give a binding");
    }

    @Test
    @DisplayName("E1, JNDI: EXTERNAL, the client's certificate being the identity; none, no identity")
    void external() throws Exception {
        startTls(Connection::tls);

        assertThat(logIn(tls("EXTERNAL", "unused", alice))).contains("CN\\=alice");
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> logIn(tls("EXTERNAL", "unused", null)))
                .withMessageContaining("error code 49");
    }
}
