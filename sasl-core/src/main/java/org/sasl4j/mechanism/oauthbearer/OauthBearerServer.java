package org.sasl4j.mechanism.oauthbearer;

import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.Step;
import org.sasl4j.TokenRequest;

/** The server of OAUTHBEARER (RFC 7628 section 3). */
final class OauthBearerServer {
    private final ServerContext context;

    OauthBearerServer(ServerContext context) {
        this.context = context;
    }

    Step start() {
        return Step.await(this::clientResponse);
    }

    private Step clientResponse(byte[] message) throws MechanismException {
        try (TokenRequest request = ClientResponse.parse(message, context)) {
            requireThisService(request);
            return Judgement.of(request, context);
        }
    }

    /** What the client connected to must be this server, where both are known (section 3.2). */
    private void requireThisService(TokenRequest request) throws MechanismException {
        Service service = context.service();
        boolean otherHost = !service.host().isEmpty()
                && !request.host().isEmpty()
                && !service.host().equalsIgnoreCase(request.host());
        boolean otherPort = service.port() != 0
                && request.port().isPresent()
                && request.port().getAsInt() != service.port();
        if (otherHost || otherPort) {
            throw new MechanismException(
                    Reason.REFUSED,
                    "the client connected to another host or port than this one (RFC 7628 section 3.2)");
        }
    }
}
