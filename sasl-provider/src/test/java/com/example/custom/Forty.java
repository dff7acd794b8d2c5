package com.example.custom;

import java.util.Arrays;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/** X-FORTY: the server sends a number, the client says what it wants to be and sends the number back. */
public final class Forty implements Mechanism {
    public MechanismName name() {
        return MechanismName.of("X-FORTY");
    }

    public int priority() {
        return 40;
    }

    public Set<Trait> traits() {
        return Set.of(Trait.NOPLAINTEXT);
    }

    public Opening opening() {
        return Opening.SERVER_FIRST;
    }

    public Need need() {
        return Need.NOTHING;
    }

    public Step startClient(ClientContext context) {
        return Step.await(number -> Step.done().sending(number));
    }

    public Step startServer(ServerContext context) {
        return Step.send(new byte[] {40}, answer -> {
            if (!Arrays.equals(answer, new byte[] {40})) {
                throw new MechanismException(MechanismException.Reason.REFUSED, "not forty");
            }
            return Step.done("forty", context.authorize("forty", ""));
        });
    }
}
