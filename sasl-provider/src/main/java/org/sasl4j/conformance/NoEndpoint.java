package org.sasl4j.conformance;

import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a client or server that the factory refused to make. Whatever it is asked, it throws what the factory
 * threw.
 */
record NoEndpoint(SaslException refusal) implements Endpoint {
    @Override
    public byte @Nullable [] evaluate(byte @Nullable [] message) throws SaslException {
        throw refusal;
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public String mechanismName() {
        throw notMade();
    }

    @Override
    public @Nullable Object property(String name) {
        throw notMade();
    }

    @Override
    public @Nullable String authorizationId() {
        throw notMade();
    }

    @Override
    public byte[] wrap(byte[] octets) {
        throw notMade();
    }

    @Override
    public byte[] unwrap(byte[] octets) {
        throw notMade();
    }

    @Override
    public void dispose() {}

    private NotOffered notMade() {
        return new NotOffered("the factory refuses to make one: " + refusal.getMessage());
    }
}
