package org.sasl4j.mechanism.oauthbearer;

import org.sasl4j.ClientContext;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Step;

/** How a token's refusal ends an exchange on both sides (RFC 7628 section 3.2.3). */
final class Refusal {
    private static final int LONGEST_SHOWN = 40;

    private Refusal() {}

    /** A client tells its application, and sends what lets the server fail. */
    static Step heard(byte[] message, ClientContext context, byte[] answer) {
        TokenError error = ErrorResult.parse(message);
        context.tryAsking(new TokenErrorCallback(error));
        MechanismException failure =
                new MechanismException(Reason.REFUSED, "the server refuses the token: " + shown(error.status()));
        return Step.send(answer.clone(), last -> {
            throw failure.with(OauthBearer.ERROR, error);
        });
    }

    /** Status codes are of a few letters; what else a server sends does not belong on screens. */
    private static String shown(String status) {
        String start = status.length() > LONGEST_SHOWN ? status.substring(0, LONGEST_SHOWN) + "..." : status;
        return start.isEmpty() ? "it does not say why" : start.replaceAll("[^ -~]", "?");
    }

    /** A server tells the client, and fails whatever the client sends then. */
    static Step told(TokenError error, MechanismException failure) {
        return Step.send(ErrorResult.encode(error), answer -> {
            throw failure.with(OauthBearer.ERROR, error);
        });
    }
}
