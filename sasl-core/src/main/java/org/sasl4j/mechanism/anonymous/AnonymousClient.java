package org.sasl4j.mechanism.anonymous;

import org.sasl4j.ClientContext;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Step;

/** The client of ANONYMOUS: sends its trace and is done. Without one it says as much: some servers refuse an empty one. */
final class AnonymousClient {
    private AnonymousClient() {}

    static Step start(ClientContext context) throws MechanismException {
        if (!context.authorizationId().isEmpty()) {
            throw new MechanismException(
                    Reason.ABORTED,
                    "ANONYMOUS cannot carry an authorization identity: give none, or use another mechanism");
        }
        Trace trace = new Trace(context.settings().valueOf(Anonymous.TRACE));
        byte[] message = trace.encode(context);
        trace.check(Reason.ABORTED);
        return Step.done().sending(message);
    }
}
