package org.sasl4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service that a client wants to reach, and that a server is. Mechanisms sign or send its names, as DIGEST-MD5 does
 * in its digest-uri.
 */
public final class Service {
    /** Of which nothing is known. */
    public static final Service UNKNOWN = new Service("", "");

    /** The greatest number of a port. */
    public static final int LAST_PORT = 65535;

    private final @Nullable String protocol;
    private final @Nullable String host;
    private final int port;

    /**
     * A service at some port.
     *
     * @param protocol the service name of the protocol (RFC 4422 section 4), such as {@code imap}; empty if nobody said
     * @param host the fully qualified name of the server; empty if nobody said, and for a server that answers to any
     */
    public Service(String protocol, String host) {
        this(protocol, host, 0);
    }

    /**
     * A service at a port.
     *
     * @param protocol the service name of the protocol (RFC 4422 section 4), such as {@code imap}; empty if nobody said
     * @param host the fully qualified name of the server; empty if nobody said, and for a server that answers to any
     * @param port from 1 to 65535; 0 if nobody said
     * @throws IllegalArgumentException if it is no port
     */
    public Service(String protocol, String host, int port) {
        this(port, protocol, host);
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port goes from 1 to " + LAST_PORT + ": " + port);
        }
    }

    private Service(int port, @Nullable String protocol, @Nullable String host) {
        this.protocol = protocol;
        this.host = host;
        this.port = port;
    }

    /**
     * A service as an application of {@code javax.security.sasl} names it.
     *
     * @param protocol such as {@code imap}, or null
     * @param host the fully qualified name, or null
     * @return the service; null counts as unknown, and only {@link #written} shows it
     */
    public static Service orNull(@Nullable String protocol, @Nullable String host) {
        return new Service(0, protocol, host);
    }

    /**
     * The service name of the protocol.
     *
     * @return such as {@code imap}; empty if nobody said
     */
    public String protocol() {
        return protocol == null ? "" : protocol;
    }

    /**
     * The fully qualified name of the server.
     *
     * @return empty if nobody said, and for a server that answers to any
     */
    public String host() {
        return host == null ? "" : host;
    }

    /**
     * The port.
     *
     * @return from 1 to 65535; 0 if nobody said
     */
    public int port() {
        return port;
    }

    /**
     * Protocol and host as other implementations of {@code javax.security.sasl} write them.
     *
     * @return with a slash between them, and null for what was null
     */
    public String written() {
        return protocol + "/" + host;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Service that
                && Objects.equals(protocol, that.protocol)
                && Objects.equals(host, that.host)
                && port == that.port;
    }

    @Override
    public int hashCode() {
        return Objects.hash(protocol, host, port);
    }

    /** Protocol, host and port. */
    @Override
    public String toString() {
        return "Service[" + written() + (port == 0 ? "" : ":" + port) + "]";
    }
}
