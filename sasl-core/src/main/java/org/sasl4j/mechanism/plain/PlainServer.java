package org.sasl4j.mechanism.plain;

import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.message.PlainMessage;

/** The server of PLAIN: verifies the password, then the authorization identity (RFC 4616 section 2). */
final class PlainServer {
    private final Plain mechanism;
    private final ServerContext context;

    PlainServer(Plain mechanism, ServerContext context) {
        this.mechanism = mechanism;
        this.context = context;
    }

    Step start() {
        return Step.await(this::verify);
    }

    private Step verify(byte[] received) throws MechanismException {
        try (PlainMessage message = PlainMessage.parse(received, context)) {
            String user = context.verify(mechanism, message.authenticationId(), message.password());
            return Step.done(context.authorize(user, message.authorizationId())).with(Exchange.AUTHENTICATION_ID, user);
        }
    }
}
