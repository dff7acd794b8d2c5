package org.sasl4j.mechanism.scram;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.Hash;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;
import org.sasl4j.binding.Bindings;

/**
 * SCRAM with one hash: client and server prove to each other that they know the password. Whoever watches can try
 * passwords offline; whoever steals the server's keys cannot log in with them. With -PLUS nobody in the middle of the TLS
 * connection gets anything out of relaying it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5802">RFC 5802</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7677">RFC 7677</a>
 */
public final class Scram implements Mechanism {
    /** {@link org.sasl4j.Exchange#property} of both sides: the unknown attributes received, a Map of String to String. */
    public static final String EXTENSIONS = "scram.extensions";

    /** {@link org.sasl4j.Exchange#property} of both sides: the registered name of the channel binding used, a String. */
    public static final String BINDING_TYPE = "channelbinding.type";

    private static final Set<Trait> TRAITS = Set.of(Trait.NOPLAINTEXT, Trait.NOANONYMOUS, Trait.MUTUAL);
    private static final Set<Trait> TRAITS_OF_PLUS =
            Set.of(Trait.NOPLAINTEXT, Trait.NOACTIVE, Trait.NOANONYMOUS, Trait.MUTUAL, Trait.BINDING);

    /** A row for each hash, with the priorities of its two mechanisms (RFC 8600 section 4 prefers -PLUS). */
    private enum Row {
        SHA_512(Hash.SHA_512, 43, 48),
        SHA_384(Hash.SHA_384, 42, 47),
        SHA_256(Hash.SHA_256, 41, 46),
        SHA_1(Hash.SHA_1, 40, 45);

        private final Hash hash;
        private final int priority;
        private final int priorityOfPlus;

        Row(Hash hash, int priority, int priorityOfPlus) {
            this.hash = hash;
            this.priority = priority;
            this.priorityOfPlus = priorityOfPlus;
        }
    }

    private final MechanismName name;
    private final Hash hash;
    private final int priority;

    private Scram(String name, Hash hash, int priority) {
        this.name = MechanismName.of(name);
        this.hash = hash;
        this.priority = priority;
    }

    /**
     * All members of the family.
     *
     * @return for each of SHA-512, SHA-384, SHA-256 and SHA-1 the mechanism with channel binding and the one without
     */
    public static List<Mechanism> family() {
        List<Mechanism> family = new ArrayList<>();
        for (Row row : Row.values()) {
            String name = "SCRAM-" + row.hash.algorithm();
            family.add(new Scram(name + "-PLUS", row.hash, row.priorityOfPlus));
            family.add(new Scram(name, row.hash, row.priority));
        }
        return family;
    }

    @Override
    public MechanismName name() {
        return name;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public Set<Trait> traits() {
        return name.isPlus() ? TRAITS_OF_PLUS : TRAITS;
    }

    @Override
    public Fact clientAble(Connection connection) {
        return able(connection, Bindings.End.CLIENT);
    }

    @Override
    public Fact serverAble(Connection connection) {
        return able(connection, Bindings.End.SERVER);
    }

    private Fact able(Connection connection, Bindings.End end) {
        return name.isPlus() ? Fact.known(Bindings.hasAny(connection, end)) : Fact.UNKNOWN;
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        return new ScramClient(name, hash, context).start();
    }

    @Override
    public Step startServer(ServerContext context) {
        return new ScramServer(name, hash, context).start();
    }
}
