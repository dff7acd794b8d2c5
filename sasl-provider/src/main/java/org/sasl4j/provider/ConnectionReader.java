package org.sasl4j.provider;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.Property;

/** Makes sense of {@link SaslProperties#CONNECTION}. */
final class ConnectionReader implements Property.Reader<Connection> {
    @Override
    public @Nullable Connection read(Object value) {
        if (value instanceof SSLSession session) {
            return Connection.tls(session);
        }
        if (value instanceof SSLSocket socket) {
            return Connection.tls(socket);
        }
        if (value instanceof SSLEngine engine) {
            return Connection.tls(engine);
        }
        return value instanceof Connection connection ? connection : null;
    }
}
