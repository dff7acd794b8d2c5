package org.sasl4j.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.sasl4j.Connection;

/** TLS on the loopback address, with certificates made on the spot and a provider to choose. */
public final class TestTls {
    /** How long to wait for what must come, in milliseconds. */
    public static final int PATIENCE = 20_000;

    private TestTls() {}

    /** Whether the server asks the client for a certificate. */
    public enum ClientAuth {
        WANTED,
        NOT_ASKED
    }

    /** Both ends of a connection whose handshake is over. */
    public record Sockets(SSLSocket client, SSLSocket server) implements AutoCloseable {
        /** What our client is told. */
        public Connection ofClient() {
            return Connection.tls(client);
        }

        /** What our server is told. */
        public Connection ofServer() {
            return Connection.tls(server);
        }

        @Override
        public void close() throws IOException {
            sayGoodbye(client);
            sayGoodbye(server);
            client.close();
            server.close();
        }

        /** The JDK's close waits for the other end to say it too. */
        private static void sayGoodbye(SSLSocket socket) throws IOException {
            try {
                socket.shutdownOutput();
            } catch (UnsupportedOperationException bouncyCastle) {
                // whose close does not wait
            }
        }
    }

    /** The JDK's own TLS. */
    public static Provider jsse() {
        return Security.getProvider("SunJSSE");
    }

    /** BouncyCastle's TLS, registered nowhere. */
    public static Provider bcjsse() {
        return new BouncyCastleJsseProvider(new BouncyCastleProvider());
    }

    /** One that shows its own certificate, if it has one, and trusts those given and no others. */
    public static SSLContext context(Provider provider, TestCertificate own, X509Certificate... trusted)
            throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS", provider);
        context.init(keyManagers(own), trusted.length > 0 ? trustManagers(trusted) : null, null);
        return context;
    }

    /** What shows one's own certificate, if there is one. */
    public static KeyManager[] keyManagers(TestCertificate own) throws GeneralSecurityException, IOException {
        char[] noPassword = new char[0];
        KeyStore keys = emptyStore();
        if (own != null) {
            X509Certificate[] chain = {own.certificate()};
            keys.setKeyEntry("own", own.keys().getPrivate(), noPassword, chain);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, noPassword);
        return factory.getKeyManagers();
    }

    /** What trusts those given and no others. */
    public static TrustManager[] trustManagers(X509Certificate... trusted)
            throws GeneralSecurityException, IOException {
        KeyStore anchors = emptyStore();
        for (X509Certificate certificate : trusted) {
            anchors.setCertificateEntry("trusted" + anchors.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    /** Connects two sockets and ends their handshake. */
    public static Sockets sockets(Provider provider, TestCertificate certificate, String protocol) throws Exception {
        return connected(
                context(provider, certificate),
                context(provider, null, certificate.certificate()),
                protocol,
                ClientAuth.NOT_ASKED);
    }

    /** The same, where the server asks for a certificate and the client shows its own, if it has one. */
    public static Sockets mutual(Provider provider, TestCertificate server, TestCertificate client, String protocol)
            throws Exception {
        X509Certificate trusted = client == null ? server.certificate() : client.certificate();
        return connected(
                context(provider, server, trusted),
                context(provider, client, server.certificate()),
                protocol,
                ClientAuth.WANTED);
    }

    /** The same with these ends. */
    public static Sockets connected(SSLContext server, SSLContext client, String protocol, ClientAuth asked)
            throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket listening =
                (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            listening.setSoTimeout(PATIENCE);
            SSLSocket near = (SSLSocket) client.getSocketFactory().createSocket(loopback, listening.getLocalPort());
            near.setEnabledProtocols(new String[] {protocol});
            SSLSocket far = (SSLSocket) listening.accept();
            far.setEnabledProtocols(new String[] {protocol});
            far.setWantClientAuth(asked == ClientAuth.WANTED);
            FutureTask<Void> farHandshake = new FutureTask<>(() -> shakeHands(far), null);
            Thread thread = new Thread(farHandshake, "tls-server");
            thread.start();
            shakeHands(near);
            await(farHandshake);
            return new Sockets(near, far);
        }
    }

    private static void shakeHands(SSLSocket socket) {
        try {
            socket.setSoTimeout(PATIENCE);
            socket.startHandshake();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(FutureTask<Void> task) throws InterruptedException, ExecutionException, TimeoutException {
        task.get(PATIENCE, TimeUnit.MILLISECONDS);
    }

    /** The protocols to try. */
    public static List<String> protocols() {
        return List.of("TLSv1.2", "TLSv1.3");
    }
}
