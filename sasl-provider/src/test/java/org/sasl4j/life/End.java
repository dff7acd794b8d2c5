package org.sasl4j.life;

import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;

/** A client or a server, asked in the same words. */
interface End {
    byte[] evaluate(byte[] message) throws SaslException;

    boolean isComplete();

    Object negotiated(String property);

    void authorizationId();

    byte[] wrap(byte[] octets) throws SaslException;

    byte[] unwrap(byte[] octets) throws SaslException;

    void dispose() throws SaslException;

    static End of(SaslClient client) {
        return new End() {
            @Override
            public byte[] evaluate(byte[] message) throws SaslException {
                return client.evaluateChallenge(message);
            }

            @Override
            public boolean isComplete() {
                return client.isComplete();
            }

            @Override
            public Object negotiated(String property) {
                return client.getNegotiatedProperty(property);
            }

            @Override
            public void authorizationId() {
                client.getNegotiatedProperty("authorization"); // which a client is not told
            }

            @Override
            public byte[] wrap(byte[] octets) throws SaslException {
                return client.wrap(octets, 0, octets.length);
            }

            @Override
            public byte[] unwrap(byte[] octets) throws SaslException {
                return client.unwrap(octets, 0, octets.length);
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
            public byte[] evaluate(byte[] message) throws SaslException {
                return server.evaluateResponse(message);
            }

            @Override
            public boolean isComplete() {
                return server.isComplete();
            }

            @Override
            public Object negotiated(String property) {
                return server.getNegotiatedProperty(property);
            }

            @Override
            public void authorizationId() {
                server.getAuthorizationID();
            }

            @Override
            public byte[] wrap(byte[] octets) throws SaslException {
                return server.wrap(octets, 0, octets.length);
            }

            @Override
            public byte[] unwrap(byte[] octets) throws SaslException {
                return server.unwrap(octets, 0, octets.length);
            }

            @Override
            public void dispose() throws SaslException {
                server.dispose();
            }
        };
    }
}
