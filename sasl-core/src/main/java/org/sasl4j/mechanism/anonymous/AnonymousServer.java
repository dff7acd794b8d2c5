package org.sasl4j.mechanism.anonymous;

import org.sasl4j.MechanismException;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;

/** The server of ANONYMOUS: checks the trace and lets the client in as nobody. */
final class AnonymousServer implements Step.Next {
    private final ServerContext context;

    AnonymousServer(ServerContext context) {
        this.context = context;
    }

    @Override
    public Step receive(byte[] message) throws MechanismException {
        Trace trace = Trace.parse(message, context);
        Step.Done done = Step.done(Anonymous.IDENTITY, context.authorize(Anonymous.IDENTITY, ""));
        return trace.text().isEmpty() ? done : done.with(Anonymous.TRACE, trace.text());
    }
}
