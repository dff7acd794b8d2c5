package com.example.consumer;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import org.sasl4j.tls.TestCertificate;
import org.sasl4j.tls.TestTls;

/** UnboundID's directory server over TLS, which asks its clients for a certificate. */
public final class TlsDirectory implements AutoCloseable {
    private final InMemoryDirectoryServer directory;

    /** Starts one that shows a certificate and trusts another. */
    public TlsDirectory(TestCertificate own, X509Certificate trusted, SaslBind... mechanisms) throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example");
        config.setListenerConfigs(listener(own, trusted));
        for (SaslBind mechanism : mechanisms) {
            config.addSASLBindHandler(mechanism);
        }
        directory = new InMemoryDirectoryServer(config);
        directory.startListening();
    }

    static InMemoryListenerConfig listener(TestCertificate own, X509Certificate trusted) throws Exception {
        SSLContext server = TestTls.context(TestTls.jsse(), own, trusted);
        return InMemoryListenerConfig.createLDAPSConfig(
                "ldaps",
                InetAddress.getLoopbackAddress(),
                0,
                server.getServerSocketFactory(),
                server.getSocketFactory(),
                true,
                false);
    }

    public int port() {
        return directory.getListenPort();
    }

    @Override
    public void close() {
        directory.shutDown(true);
    }
}
