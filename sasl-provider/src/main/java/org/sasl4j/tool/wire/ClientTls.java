package org.sasl4j.tool.wire;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A client's TLS over a socket that is already connected. */
final class ClientTls {
    /** Whether the certificate must have the server's name. */
    enum Names {
        CHECKED,
        ANY
    }

    private final SSLContext context;
    private final Names names;
    private final String host;

    /** Takes the keys to show, null for none, and the certificates to trust, null for those that the JDK trusts. */
    ClientTls(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, Names names, String host)
            throws GeneralSecurityException {
        this.context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        this.names = names;
        this.host = host;
    }

    SSLSocket over(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
        if (names == Names.CHECKED) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        secured.startHandshake();
        return secured;
    }
}
