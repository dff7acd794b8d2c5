package org.sasl4j;

/**
 * What a client wants to reach and a server is: the names that mechanisms sign or send, such as DIGEST-MD5's digest-uri.
 *
 * @param protocol the service name of the protocol (RFC 4422 section 4), such as {@code imap}; empty if nobody said
 * @param host the fully qualified name of the server; empty if nobody said, and for a server that answers to any
 */
public record Service(String protocol, String host) {
    /** Of which nothing is known. */
    public static final Service UNKNOWN = new Service("", "");
}
