package org.sasl4j.mechanism.external;

import java.util.Optional;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;

/** The server of EXTERNAL: authorises the identity that the context knows, and refuses where it knows none. */
final class ExternalServer {
    private final ServerContext context;

    ExternalServer(ServerContext context) {
        this.context = context;
    }

    Step start() {
        return Step.awaitEvenEmpty(this::authorise);
    }

    private Step authorise(byte[] message) throws MechanismException {
        String authorizationId = ExternalMessage.parse(message);
        Optional<String> identity = context.externalIdentity();
        if (identity.isEmpty()) { // RFC 4422 appendix A.1
            throw new MechanismException(
                    Reason.REFUSED, "nothing below SASL established who the client is, so EXTERNAL has no identity");
        }
        return Step.done(context.authorize(identity.get(), authorizationId))
                .with(Exchange.AUTHENTICATION_ID, identity.get());
    }
}
