package org.sasl4j.mechanism.digest;

import java.util.List;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;
import org.sasl4j.crypto.Digests;

/**
 * DIGEST-MD5: client and server prove to each other that they know the password, by MD5, and may protect what follows.
 * Whoever watches can try passwords offline, and fast; whoever steals what the server keeps can log in with it. For old
 * peers only: its authors' successors say why (RFC 6331).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2831">RFC 2831</a>
 */
public final class DigestMd5 implements Mechanism {
    private static final Set<Trait> TRAITS = Set.of(Trait.NOPLAINTEXT, Trait.NOANONYMOUS, Trait.MUTUAL, Trait.LAYER);
    static final MechanismName NAME = MechanismName.of("DIGEST-MD5");

    private DigestMd5() {}

    /**
     * The mechanism, if this JVM can run it.
     *
     * @return one, or none where no security provider has MD5
     */
    public static List<Mechanism> available() {
        return Digests.has("MD5") ? List.of(new DigestMd5()) : List.of();
    }

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 30;
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    @Override
    public Opening opening() {
        return Opening.VARIABLE;
    }

    @Override
    public boolean clientOpens(ClientContext context) {
        return Resumption.ofClient(context).hasAny();
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        return new DigestMd5Client(context).start();
    }

    @Override
    public Step startServer(ServerContext context) throws MechanismException {
        return new DigestMd5Server(context).start();
    }
}
