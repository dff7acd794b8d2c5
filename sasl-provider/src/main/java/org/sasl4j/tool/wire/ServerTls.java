package org.sasl4j.tool.wire;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A server's TLS over sockets that are already connected. So a socket can be closed without waiting for TLS. */
final class ServerTls {
    private final SSLContext context;
    private final boolean asksForCertificate;

    /** Takes the server's keys, and the trust for the certificates of clients, or null to ask for none. */
    ServerTls(Keys keys, TrustManager @Nullable [] clients) throws GeneralSecurityException {
        context = SSLContext.getInstance("TLS");
        context.init(keys.managers(), clients, null);
        asksForCertificate = clients != null;
    }

    SSLSocket over(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.setWantClientAuth(asksForCertificate);
        secured.startHandshake();
        return secured;
    }
}
