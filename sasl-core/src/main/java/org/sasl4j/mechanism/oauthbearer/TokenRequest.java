package org.sasl4j.mechanism.oauthbearer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.sasl4j.Secret;

/** A bearer token that a client presents, with what it says besides (RFC 7628 section 3.1). Closing it wipes the token. */
public final class TokenRequest implements AutoCloseable {
    private final Secret token;
    private final String authorizationId;
    private final String host;
    private final int port;
    private final Map<String, String> extensions;

    /**
     * A request made of its parts.
     *
     * @param token handed over: closed with this request
     * @param authorizationId whom the client wants to act as, or the empty string
     * @param host what the client connected to, or the empty string
     * @param port what the client connected to; 0 if it did not say
     * @param extensions further keys and values
     */
    public TokenRequest(Secret token, String authorizationId, String host, int port, Map<String, String> extensions) {
        this.token = token;
        this.authorizationId = authorizationId;
        this.host = host;
        this.port = port;
        this.extensions = extensions.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(extensions)); // keys that a peer chose
    }

    /**
     * The token.
     *
     * @return of the syntax of RFC 6750 section 2.1, not empty; closed with this request
     */
    public Secret token() {
        return token;
    }

    /**
     * Whom the client wants to act as. It is authorised after the token has been judged, and not by its judge.
     *
     * @return the authorization identity, or the empty string
     */
    public String authorizationId() {
        return authorizationId;
    }

    /**
     * The host that the client connected to; if this server knows its own name it is the same.
     *
     * @return the name, or the empty string if the client did not say
     */
    public String host() {
        return host;
    }

    /**
     * The port that the client connected to; if this server knows its own it is the same.
     *
     * @return empty if the client did not say
     */
    public OptionalInt port() {
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /**
     * What else the client says; nobody has to know it.
     *
     * @return values by key
     */
    public Map<String, String> extensions() {
        return extensions;
    }

    @Override
    public void close() {
        token.close();
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "TokenRequest[as '" + authorizationId + "' at '" + host + "'" + (port == 0 ? "" : " port " + port) + "]";
    }
}
