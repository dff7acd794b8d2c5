package org.sasl4j.mechanism.external;

import java.util.List;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;

/** The server of EXTERNAL: authorises the identity that the context knows. It refuses if there is none, or several. */
final class ExternalServer implements Step.Next {
    private final ServerContext context;

    ExternalServer(ServerContext context) {
        this.context = context;
    }

    @Override
    public Step receive(byte[] message) throws MechanismException {
        String authorizationId = ExternalMessage.parse(message, context);
        IdentityResolver resolver = External.resolver(context);
        List<String> identities =
                MechanismException.requireAnswer(resolver.identify(context.connection()), resolver, "identify");
        if (identities.isEmpty()) { // RFC 4422 appendix A.1
            throw new MechanismException(Reason.REFUSED, "EXTERNAL has no identity: " + why());
        }
        String identity = pick(identities, authorizationId);
        return Step.done(identity, context.authorize(identity, authorizationId));
    }

    private String why() {
        return switch (context.connection().hasPeerCertificate()) {
            case UNKNOWN -> "nobody told the server of a connection and its certificates (org.sasl4j.connection)";
            case NO -> "the client showed no certificate";
            case YES -> "the client showed a certificate, and the resolver knows no name in it";
        };
    }

    /** The one identity there is, or the one of several that the client asks to act as. */
    private static String pick(List<String> identities, String authorizationId) throws MechanismException {
        String first = identities.get(0);
        if (identities.size() == 1 || identities.stream().allMatch(first::equals)) {
            return first;
        }
        if (identities.contains(authorizationId)) {
            return authorizationId;
        }
        throw new MechanismException(
                authorizationId.isEmpty() ? Reason.REFUSED : Reason.NOT_AUTHORIZED,
                "the client's certificate has several names, so it must say which by an authorization identity");
    }
}
