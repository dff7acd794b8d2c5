package org.sasl4j;

import java.util.Optional;

/** What a security layer does for what follows the exchange: the quality of protection of RFC 2831 section 2.1.1. */
public enum Qop {
    /** Nothing: there is no layer. */
    AUTH("auth"),
    /** Nobody can change it unnoticed. */
    AUTH_INT("auth-int"),
    /** Nobody can change it unnoticed, or read it. */
    AUTH_CONF("auth-conf");

    private final String token;

    Qop(String token) {
        this.token = token;
    }

    /**
     * The quality with this name.
     *
     * @param token such as {@code auth-int}, in any case
     * @return the quality, or empty if it is none of these
     */
    public static Optional<Qop> named(String token) {
        for (Qop qop : values()) {
            if (qop.token.equalsIgnoreCase(token)) {
                return Optional.of(qop);
            }
        }
        return Optional.empty();
    }

    /** The name on the wire and in {@code Sasl.QOP}. */
    @Override
    public String toString() {
        return token;
    }
}
