package org.sasl4j.mechanism.cram;

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
 * CRAM-MD5: the client proves that it knows the password. The server proves nothing. Somebody who listens, or plays the
 * server, can try passwords offline, and fast. Use it only for old peers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2195">RFC 2195</a>
 */
public final class CramMd5 implements Mechanism {
    private static final Set<Trait> TRAITS = Set.of(Trait.NOPLAINTEXT, Trait.NOANONYMOUS);
    private static final MechanismName NAME = MechanismName.of("CRAM-MD5");

    private CramMd5() {}

    /**
     * The mechanism, if this JVM can run it.
     *
     * @return one, or none where no security provider has MD5
     */
    public static List<Mechanism> available() {
        return Digests.has("MD5") ? List.of(new CramMd5()) : List.of();
    }

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 25;
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    @Override
    public Opening opening() {
        return Opening.SERVER_FIRST;
    }

    @Override
    public Step startClient(ClientContext context) {
        return new CramMd5Client(this, context).start();
    }

    @Override
    public Step startServer(ServerContext context) throws MechanismException {
        return new CramMd5Server(this, context).start();
    }
}
