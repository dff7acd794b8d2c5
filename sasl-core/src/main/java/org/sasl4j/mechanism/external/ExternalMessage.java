package org.sasl4j.mechanism.external;

import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.text.Utf8;

/** EXTERNAL's one message: an authorization identity, or nothing (RFC 4422 appendix A.1). */
final class ExternalMessage {
    private ExternalMessage() {}

    static String parse(byte[] message, Context context) throws MechanismException {
        String authorizationId = Utf8.decode(message, "authorization identity", context);
        refuseNul(authorizationId, Reason.MALFORMED);
        return authorizationId;
    }

    static byte[] encode(String authorizationId, Context context) throws MechanismException {
        refuseNul(authorizationId, Reason.ABORTED);
        return Utf8.encode(authorizationId, "authorization identity", context);
    }

    private static void refuseNul(String authorizationId, Reason reason) throws MechanismException {
        if (authorizationId.indexOf('\0') >= 0) {
            throw new MechanismException(reason, "the authorization identity has a NUL in it (RFC 4422 appendix A.1)");
        }
    }
}
