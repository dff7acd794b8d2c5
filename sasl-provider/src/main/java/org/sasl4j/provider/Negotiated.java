package org.sasl4j.provider;

import javax.security.sasl.Sasl;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.SecurityLayer;

/** What a complete exchange negotiated, in the words of javax. */
final class Negotiated {
    private Negotiated() {}

    /** A property under its javax key or one of ours; null if it was not negotiated. */
    static @Nullable Object property(Exchange exchange, String name) {
        if (name.startsWith(SaslProperties.PREFIX)) {
            return exchange.property(name.substring(SaslProperties.PREFIX.length()))
                    .orElse(null);
        }
        Object value = exchange.property(name).orElse(null);
        return value == null && name.equals(Sasl.QOP) ? "auth" : value;
    }

    /** The security layer; javax has a caller who wraps without one told that it is a misuse. */
    static SecurityLayer layer(Exchange exchange) {
        return exchange.layer()
                .orElseThrow(() -> new IllegalStateException(
                        exchange.mechanism().name() + " negotiated no security layer: send the data as they are"));
    }
}
