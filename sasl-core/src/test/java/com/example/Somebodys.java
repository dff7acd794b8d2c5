package com.example;

import java.util.Optional;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/** Somebody else's mechanism, which lacks something on the client's side. */
public final class Somebodys implements Mechanism {
    public static final MechanismName NAME = MechanismName.of("SOMEBODYS");

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 35;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.NOANONYMOUS);
    }

    @Override
    public Optional<String> missing(Property.Side side) {
        return side == Property.Side.CLIENT ? Optional.of("this JVM has no token reader") : Optional.empty();
    }

    @Override
    public Step startClient(ClientContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Step startServer(ServerContext context) {
        throw new UnsupportedOperationException();
    }
}
