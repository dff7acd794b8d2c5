package org.sasl4j.conformance;

import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/** A client of the provider. */
record ClientEndpoint(SaslClient peer) implements Endpoint {
    @Override
    public byte @Nullable [] evaluate(byte @Nullable [] message) throws SaslException {
        return peer.evaluateChallenge(message);
    }

    @Override
    public boolean isComplete() {
        return peer.isComplete();
    }

    @Override
    public String mechanismName() {
        return peer.getMechanismName();
    }

    @Override
    public @Nullable Object property(String name) {
        return peer.getNegotiatedProperty(name);
    }

    @Override
    public @Nullable String authorizationId() {
        return null;
    }

    @Override
    public byte[] wrap(byte[] octets) throws SaslException {
        return peer.wrap(octets, 0, octets.length);
    }

    @Override
    public byte[] unwrap(byte[] octets) throws SaslException {
        return peer.unwrap(octets, 0, octets.length);
    }

    @Override
    public void dispose() throws SaslException {
        peer.dispose();
    }
}
