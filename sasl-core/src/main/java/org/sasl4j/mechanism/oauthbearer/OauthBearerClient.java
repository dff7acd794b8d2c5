package org.sasl4j.mechanism.oauthbearer;

import java.util.OptionalInt;
import org.sasl4j.ClientContext;
import org.sasl4j.MechanismException;
import org.sasl4j.Service;
import org.sasl4j.Step;
import org.sasl4j.TokenRequest;

/** The client of OAUTHBEARER (RFC 7628 section 3): sends the token, and is done unless the server objects. */
final class OauthBearerClient {
    private static final byte[] DUMMY = {1}; // section 3.2.3

    private final ClientContext context;

    OauthBearerClient(ClientContext context) {
        this.context = context;
    }

    Step start() throws MechanismException {
        Service service = context.service();
        OptionalInt port = service.port() == 0 ? OptionalInt.empty() : OptionalInt.of(service.port());
        try (TokenRequest request = new TokenRequest(
                context.token(), context.authorizationId(), service.host(), port, context.oauthExtensions())) {
            return Step.done()
                    .sending(ClientResponse.encode(request, context))
                    .unless(error -> Refusal.heard(error, context, DUMMY));
        }
    }
}
