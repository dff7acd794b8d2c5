package org.sasl4j.mechanism.plain;

import org.sasl4j.MechanismException;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.message.PlainMessage;

/** The server of PLAIN: verifies the password, then the authorization identity (RFC 4616 section 2). */
final class PlainServer {
    private PlainServer() {}

    static Step start(Plain mechanism, ServerContext context) {
        return Step.await(received -> verify(received, mechanism, context));
    }

    private static Step verify(byte[] received, Plain mechanism, ServerContext context) throws MechanismException {
        try (PlainMessage message = PlainMessage.parse(received, context)) {
            return ServerContext.admit(
                    context, mechanism, message.authenticationId(), message.password(), message.authorizationId());
        }
    }
}
