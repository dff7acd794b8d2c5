package org.sasl4j.provider;

import java.util.Optional;
import javax.security.sasl.Sasl;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.Qop;
import org.sasl4j.SecurityLayer;

/** What a complete exchange negotiated, in the words of javax. */
final class Negotiated {
    private Negotiated() {}

    /** A property under its javax key or one of ours; null if it was not negotiated. Numbers are Strings, as javax has them. */
    static @Nullable Object property(Exchange exchange, String name) {
        Optional<SecurityLayer> layer = exchange.layer();
        return switch (name) {
            case Sasl.QOP -> layer.map(SecurityLayer::qop).orElse(Qop.AUTH).toString();
            case Sasl.STRENGTH ->
                layer.flatMap(SecurityLayer::strength).map(String::valueOf).orElse(null);
            case Sasl.MAX_BUFFER ->
                layer.map(SecurityLayer::receiveLimit).map(String::valueOf).orElse(null);
            case Sasl.RAW_SEND_SIZE ->
                layer.map(SecurityLayer::sendLimit).map(String::valueOf).orElse(null);
            default -> exchange.property(name).orElse(null);
        };
    }

    /** The security layer; javax has a caller who wraps without one told that it is a misuse. */
    static SecurityLayer layer(Exchange exchange) {
        return exchange.layer()
                .orElseThrow(() -> new IllegalStateException(
                        exchange.mechanism().name() + " negotiated no security layer: send the data as they are"));
    }
}
