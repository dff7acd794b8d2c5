package com.example.custom;

import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/** A mechanism that does nothing but what its heir makes of it. */
public abstract class Idle implements Mechanism {
    @Override
    public MechanismName name() {
        return MechanismName.of("X-IDLE");
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    @Override
    public Step startClient(ClientContext context) {
        return Step.done();
    }

    @Override
    public Step startServer(ServerContext context) {
        return Step.done("nobody", "nobody");
    }
}
