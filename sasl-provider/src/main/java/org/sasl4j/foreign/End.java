package org.sasl4j.foreign;

import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;

/** What a SaslClient and a SaslServer have in common. javax has no type for it. */
interface End {
    byte @Nullable [] evaluate(byte[] message) throws SaslException;

    boolean isComplete();

    byte[] wrap(byte[] buffer, int offset, int length) throws SaslException;

    byte[] unwrap(byte[] buffer, int offset, int length) throws SaslException;

    @Nullable
    Object property(String name);

    void dispose() throws SaslException;

    static End of(SaslClient client) {
        return new End() {
            @Override
            public byte @Nullable [] evaluate(byte[] message) throws SaslException {
                return client.evaluateChallenge(message);
            }

            @Override
            public boolean isComplete() {
                return client.isComplete();
            }

            @Override
            public byte[] wrap(byte[] buffer, int offset, int length) throws SaslException {
                return client.wrap(buffer, offset, length);
            }

            @Override
            public byte[] unwrap(byte[] buffer, int offset, int length) throws SaslException {
                return client.unwrap(buffer, offset, length);
            }

            @Override
            public @Nullable Object property(String name) {
                return client.getNegotiatedProperty(name);
            }

            @Override
            public void dispose() throws SaslException {
                client.dispose();
            }
        };
    }

    static End of(SaslServer server) {
        return new End() {
            @Override
            public byte @Nullable [] evaluate(byte[] message) throws SaslException {
                return server.evaluateResponse(message);
            }

            @Override
            public boolean isComplete() {
                return server.isComplete();
            }

            @Override
            public byte[] wrap(byte[] buffer, int offset, int length) throws SaslException {
                return server.wrap(buffer, offset, length);
            }

            @Override
            public byte[] unwrap(byte[] buffer, int offset, int length) throws SaslException {
                return server.unwrap(buffer, offset, length);
            }

            @Override
            public @Nullable Object property(String name) {
                return server.getNegotiatedProperty(name);
            }

            @Override
            public void dispose() throws SaslException {
                server.dispose();
            }
        };
    }
}
