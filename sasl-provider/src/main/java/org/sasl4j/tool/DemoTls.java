package org.sasl4j.tool;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS on the loopback address with certificates made when they are needed. Server and client trust only each other's.
 */
final class DemoTls {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int BACKLOG = 16;

    private final SSLContext server;
    private final Map<ClientCertificate, SSLContext> clients;

    private DemoTls(SSLContext server, Map<ClientCertificate, SSLContext> clients) {
        this.server = server;
        this.clients = clients;
    }

    static DemoTls create() throws GeneralSecurityException, IOException {
        DemoCertificate server = DemoCertificate.of("demo server");
        List<X509Certificate> shown = new ArrayList<>();
        Map<ClientCertificate, SSLContext> clients = new EnumMap<>(ClientCertificate.class);
        for (ClientCertificate kind : ClientCertificate.values()) {
            DemoCertificate own = kind.make().orElse(null);
            clients.put(kind, context(own, List.of(server.certificate())));
            if (own != null) {
                shown.add(own.certificate());
            }
        }
        return new DemoTls(context(server, shown), clients);
    }

    private static SSLContext context(@Nullable DemoCertificate own, List<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        char[] noPassword = new char[0];
        KeyStore keys = emptyStore();
        if (own != null) {
            keys.setKeyEntry("own", own.key(), noPassword, new X509Certificate[] {own.certificate()});
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, noPassword);
        KeyStore anchors = emptyStore();
        for (X509Certificate peer : trusted) {
            anchors.setCertificateEntry("peer" + anchors.size(), peer);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    /** Listens on a free port. Clients may show a certificate. */
    SSLServerSocket listen() throws IOException {
        SSLServerSocket socket = (SSLServerSocket)
                server.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        socket.setWantClientAuth(true);
        return socket;
    }

    /** Connects and verifies the server's name. */
    SSLSocket connect(int port, ClientCertificate certificate) throws IOException {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        SSLSocket socket = (SSLSocket) Objects.requireNonNull(clients.get(certificate))
                .getSocketFactory()
                .createSocket(host, port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        shakeHands(socket);
        return socket;
    }

    /** Completes the handshake. Only after it the facts of the session are known. */
    static void shakeHands(SSLSocket socket) throws IOException {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.startHandshake();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
