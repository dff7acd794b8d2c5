package org.sasl4j.mechanism.plain;

import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/**
 * PLAIN: proves a password by sending it. Needs a confidential connection; anybody who reads the message, the server
 * included, has the password.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4616">RFC 4616</a>
 */
public final class Plain implements Mechanism {
    private static final Set<Trait> TRAITS = Set.of(Trait.NOANONYMOUS);
    private static final MechanismName NAME = MechanismName.of("PLAIN");

    /** The mechanism. */
    public Plain() {}

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 20;
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        return PlainClient.start(context);
    }

    @Override
    public Step startServer(ServerContext context) {
        return PlainServer.start(this, context);
    }
}
