package org.sasl4j.provider;

import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;

/** An exchange as javax sees a client. */
final class ExchangeSaslClient implements SaslClient {
    private final Exchange exchange;

    ExchangeSaslClient(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public String getMechanismName() {
        return exchange.mechanism().name().toString();
    }

    @Override
    public boolean hasInitialResponse() {
        return exchange.speaksFirst();
    }

    @Override
    public byte @Nullable [] evaluateChallenge(byte @Nullable [] challenge) throws SaslException {
        return exchange.evaluate(challenge);
    }

    @Override
    public boolean isComplete() {
        return exchange.isComplete();
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) throws SaslException {
        return Negotiated.layer(exchange).unwrap(incoming, offset, length);
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) throws SaslException {
        return Negotiated.layer(exchange).wrap(outgoing, offset, length);
    }

    @Override
    public @Nullable Object getNegotiatedProperty(String name) {
        return Negotiated.property(exchange, name);
    }

    @Override
    public void dispose() {
        exchange.close();
    }
}
