package org.sasl4j.mechanism.anonymous;

import java.util.List;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/**
 * ANONYMOUS: proves nothing and says so. The client may leave a trace, such as an e-mail address; the server authorises
 * the identity {@value #IDENTITY}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4505">RFC 4505</a>
 */
public final class Anonymous implements Mechanism {
    /** Whom an anonymous client acts as. */
    public static final String IDENTITY = "anonymous";

    /** What a client tells of itself (RFC 4505 section 2): an e-mail address, or some token without '@'. */
    public static final Property<String> TRACE = Property.text("anonymous.trace")
            .chosenBy(Side.CLIENT, IDENTITY)
            .toldTo(Side.SERVER)
            .described("the trace to send; after success the trace received");

    private static final MechanismName NAME = MechanismName.of("ANONYMOUS");
    private static final Set<Trait> TRAITS = Set.of(Trait.NOPLAINTEXT); // it sends no secret

    /** The mechanism. */
    public Anonymous() {}

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 10;
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    @Override
    public Need need() {
        return Need.NOTHING;
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(TRACE);
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        return AnonymousClient.start(context);
    }

    @Override
    public Step startServer(ServerContext context) {
        return Step.awaitEvenEmpty(new AnonymousServer(context));
    }
}
