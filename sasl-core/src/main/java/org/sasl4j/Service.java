package org.sasl4j;

/**
 * What a client wants to reach and a server is: the names that mechanisms sign or send, such as DIGEST-MD5's digest-uri.
 *
 * @param protocol the service name of the protocol (RFC 4422 section 4), such as {@code imap}; empty if nobody said
 * @param host the fully qualified name of the server; empty if nobody said, and for a server that answers to any
 * @param port from 1 to 65535; 0 if nobody said
 */
public record Service(String protocol, String host, int port) {
    /** Of which nothing is known. */
    public static final Service UNKNOWN = new Service("", "");

    /** The greatest number of a port. */
    public static final int LAST_PORT = 65535;

    /**
     * Checks the port.
     *
     * @param protocol such as {@code imap}
     * @param host the fully qualified name
     * @param port from 1 to 65535; 0 if nobody said
     * @throws IllegalArgumentException if it is no port
     */
    public Service {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port goes from 1 to " + LAST_PORT + ": " + port);
        }
    }

    /**
     * A service at some port.
     *
     * @param protocol such as {@code imap}
     * @param host the fully qualified name
     */
    public Service(String protocol, String host) {
        this(protocol, host, 0);
    }
}
