package com.example.custom;

import java.util.List;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/** X-BROKEN cannot tell its properties. */
public final class Broken implements Mechanism {
    @Override
    public MechanismName name() {
        return MechanismName.of("X-BROKEN");
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
    public List<Property<?>> properties() {
        throw new IllegalStateException("not now");
    }

    @Override
    public Step startClient(ClientContext context) {
        return Step.done();
    }

    @Override
    public Step startServer(ServerContext context) {
        return Step.done("nobody");
    }
}
