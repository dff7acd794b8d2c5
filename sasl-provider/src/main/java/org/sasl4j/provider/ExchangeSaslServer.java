package org.sasl4j.provider;

import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.provider.SaslProperties.InitialEmpty;

/** An exchange as javax sees a server. */
final class ExchangeSaslServer implements SaslServer {
    private final Exchange exchange;
    private final @Nullable CallbackHandler handler;
    private InitialEmpty initialEmpty;

    ExchangeSaslServer(Exchange exchange, InitialEmpty initialEmpty, @Nullable CallbackHandler handler) {
        this.exchange = exchange;
        this.initialEmpty = initialEmpty;
        this.handler = handler;
    }

    @Override
    public String getMechanismName() {
        return exchange.mechanism().name().toString();
    }

    @Override
    public byte @Nullable [] evaluateResponse(byte @Nullable [] response) throws SaslException {
        boolean absent = initialEmpty == InitialEmpty.ABSENT && response != null && response.length == 0;
        initialEmpty = InitialEmpty.MESSAGE; // from the second response on
        try {
            return exchange.evaluate(absent ? null : response);
        } catch (MechanismException e) {
            throw Failures.before(handler).of(e);
        }
    }

    @Override
    public boolean isComplete() {
        return exchange.isComplete();
    }

    @Override
    public String getAuthorizationID() {
        return exchange.authorizationId();
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
