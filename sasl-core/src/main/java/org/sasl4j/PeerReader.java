package org.sasl4j;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Makes sense of {@link Context#PEER}. */
final class PeerReader implements Property.Reader<String> {
    /** No name is looked up for an address: one that was given as an address stays one. */
    @Override
    public @Nullable String read(Object value) {
        if (value instanceof InetSocketAddress socket) {
            return socket.isUnresolved()
                    ? socket.toString()
                    : socket.getAddress().getHostAddress() + ':' + socket.getPort();
        }
        return value instanceof InetAddress address
                ? address.getHostAddress()
                : value instanceof String text ? text : null;
    }
}
