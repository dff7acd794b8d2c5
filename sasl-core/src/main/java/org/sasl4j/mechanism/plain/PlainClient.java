package org.sasl4j.mechanism.plain;

import org.sasl4j.ClientContext;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.Step;
import org.sasl4j.message.PlainMessage;

/** The client of PLAIN: sends its message and is done. The server prepares name and password (RFC 4616 section 2). */
final class PlainClient {
    private PlainClient() {}

    static Step start(ClientContext context) throws MechanismException {
        try (Login login = context.login()) {
            return Step.done()
                    .sending(PlainMessage.encode(context.authorizationId(), login.name(), login.password(), context));
        }
    }
}
