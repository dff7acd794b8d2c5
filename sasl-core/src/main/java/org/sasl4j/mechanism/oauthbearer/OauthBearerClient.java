package org.sasl4j.mechanism.oauthbearer;

import java.util.Map;
import org.sasl4j.ClientContext;
import org.sasl4j.MechanismException;
import org.sasl4j.Service;
import org.sasl4j.Step;

/** The client of OAUTHBEARER (RFC 7628 section 3): sends the token, and is done unless the server objects. */
final class OauthBearerClient {
    private static final byte[] DUMMY = {1}; // section 3.2.3

    private final OauthBearer mechanism;
    private final ClientContext context;

    OauthBearerClient(OauthBearer mechanism, ClientContext context) {
        this.mechanism = mechanism;
        this.context = context;
    }

    Step start() throws MechanismException {
        Service service = context.service();
        int port = context.settings().get(OauthBearer.PORT).orElse(service.port());
        Map<String, String> extensions =
                context.settings().get(OauthBearer.EXTENSIONS).orElse(Map.of());
        try (TokenRequest request = new TokenRequest(
                new Tokens(mechanism, context).token(), context.authorizationId(), service.host(), port, extensions)) {
            return Step.done()
                    .sending(ClientResponse.encode(request, context))
                    .unless(error -> Refusal.heard(error, context, DUMMY));
        }
    }
}
