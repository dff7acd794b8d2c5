package org.sasl4j.binding;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException;

/** The channel bindings of a connection, by the names of IANA's registry. */
public final class Bindings {
    /** The hash of the server's certificate (RFC 5929 section 4). */
    public static final String TLS_SERVER_END_POINT = "tls-server-end-point";

    /** Keying material of the TLS session (RFC 9266). */
    public static final String TLS_EXPORTER = "tls-exporter";

    /** The first Finished message of the handshake (RFC 5929 section 3); not on TLS 1.3. */
    public static final String TLS_UNIQUE = "tls-unique";

    /** The types that can be computed, in the order in which a client prefers them. */
    public static final List<String> TYPES = List.of(TLS_SERVER_END_POINT, TLS_EXPORTER, TLS_UNIQUE);

    private Bindings() {}

    /** Which end of the connection this side is. */
    public enum End {
        /** The server's certificate is the peer's. */
        CLIENT,
        /** The server's certificate is this side's own. */
        SERVER
    }

    /**
     * A binding of a connection. One that was given to the connection goes before one that can be computed.
     *
     * @param connection the transport below, its handshake over
     * @param end which end of it this side is
     * @param type the registered name
     * @return the binding, or empty if this connection has none of this type
     * @throws MechanismException of reason BINDING if the type is not defined for this connection's certificate
     */
    public static Optional<ChannelBinding> find(Connection connection, End end, String type) throws MechanismException {
        for (ChannelBinding given : connection.bindings()) {
            if (given.type().equals(type)) {
                return Optional.of(given);
            }
        }
        Optional<byte[]> data =
                switch (type) {
                    case TLS_SERVER_END_POINT -> ServerEndPoint.find(connection, end);
                    case TLS_EXPORTER -> connection.session().flatMap(TlsExporter::find);
                    case TLS_UNIQUE ->
                        connection
                                .session()
                                .filter(Bindings::hasFinishedInClear)
                                .flatMap(session -> connection.transport())
                                .flatMap(TlsUnique::find);
                    default -> Optional.empty();
                };
        return data.map(octets -> ChannelBinding.of(type, octets));
    }

    /** TLS 1.3 has no tls-unique (RFC 9266 section 3). */
    private static boolean hasFinishedInClear(SSLSession session) {
        return !session.getProtocol().equals("TLSv1.3");
    }

    /**
     * Whether a connection has a binding of one of {@link #TYPES}.
     *
     * @param connection the transport below
     * @param end which end of it this side is
     * @return true if one can be had
     */
    public static boolean hasAny(Connection connection, End end) {
        for (String type : TYPES) {
            try {
                if (find(connection, end, type).isPresent()) {
                    return true;
                }
            } catch (MechanismException undefined) {
                // not this one
            }
        }
        return false;
    }
}
