package org.sasl4j.mechanism.scram;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Hash;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/**
 * SCRAM with one hash: client and server prove to each other that they know the password. Whoever watches can try
 * passwords offline; whoever steals the server's keys cannot log in with them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5802">RFC 5802</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7677">RFC 7677</a>
 */
public final class Scram implements Mechanism {
    /** {@link org.sasl4j.Exchange#property} of both sides: the unknown attributes received, a Map of String to String. */
    public static final String EXTENSIONS = "scram.extensions";

    /** A row for each member of the family: its hash and its priority (RFC 8600 section 4 prefers the longer hash). */
    private enum Row {
        SCRAM_SHA_512(Hash.SHA_512, 43),
        SCRAM_SHA_384(Hash.SHA_384, 42),
        SCRAM_SHA_256(Hash.SHA_256, 41),
        SCRAM_SHA_1(Hash.SHA_1, 40);

        private final Hash hash;
        private final int priority;

        Row(Hash hash, int priority) {
            this.hash = hash;
            this.priority = priority;
        }
    }

    private final MechanismName name;
    private final Row row;

    private Scram(Row row) {
        this.row = row;
        this.name = MechanismName.of("SCRAM-" + row.hash.algorithm());
    }

    /**
     * All members of the family.
     *
     * @return SHA-512, SHA-384, SHA-256 and SHA-1
     */
    public static List<Mechanism> family() {
        return Arrays.stream(Row.values()).<Mechanism>map(Scram::new).toList();
    }

    @Override
    public MechanismName name() {
        return name;
    }

    @Override
    public int priority() {
        return row.priority;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.NOPLAINTEXT, Trait.NOANONYMOUS, Trait.MUTUAL);
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        return new ScramClient(row.hash, context).start();
    }

    @Override
    public Step startServer(ServerContext context) {
        return new ScramServer(name, row.hash, context).start();
    }
}
