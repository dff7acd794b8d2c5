package org.sasl4j.mechanism.oauthbearer;

import java.util.List;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.Step;

/** The server of OAUTHBEARER (RFC 7628 section 3). */
final class OauthBearerServer {
    private final OauthBearer mechanism;
    private final ServerContext context;

    OauthBearerServer(OauthBearer mechanism, ServerContext context) {
        this.mechanism = mechanism;
        this.context = context;
    }

    Step start() {
        return Step.await(this::clientResponse);
    }

    private Step clientResponse(byte[] message) throws MechanismException {
        try (TokenRequest request = ClientResponse.parse(message, context)) {
            requireThisService(request);
            return Judgement.of(request, mechanism, context);
        }
    }

    /** What the client connected to must be this server, where both are known (section 3.2). */
    private void requireThisService(TokenRequest request) throws MechanismException {
        Service service = context.service();
        boolean otherHost = !service.host().isEmpty() && !request.host().isEmpty() && !isOwn(request.host());
        int port = context.settings().get(OauthBearer.PORT).orElse(service.port());
        boolean otherPort =
                port != 0 && request.port().isPresent() && request.port().getAsInt() != port;
        if (otherHost || otherPort) {
            throw new MechanismException(
                    Reason.REFUSED,
                    "the client connected to another host or port than this one (RFC 7628 section 3.2)");
        }
    }

    private boolean isOwn(String host) throws MechanismException {
        return isSame(context.service().host(), host)
                || context.settings().get(OauthBearer.HOSTS).orElse(List.of()).stream()
                        .anyMatch(name -> isSame(name, host));
    }

    /** Case does not matter, nor the dot at the end of a name that is fully qualified (RFC 1034 section 3.1). */
    private static boolean isSame(String name, String other) {
        return withoutFinalDot(name).equalsIgnoreCase(withoutFinalDot(other));
    }

    private static String withoutFinalDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
