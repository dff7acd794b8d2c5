package org.sasl4j.conformance;

import java.util.Locale;

/** Which side of an exchange the provider plays. The kit plays the other one. */
public enum Side {
    /** The provider's client against the kit's server. */
    CLIENT("SaslClientFactory"),
    /** The provider's server against the kit's client. */
    SERVER("SaslServerFactory");

    private final String service;

    Side(String service) {
        this.service = service;
    }

    /** The type under which a provider lists its factories for this side. */
    String service() {
        return service;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
