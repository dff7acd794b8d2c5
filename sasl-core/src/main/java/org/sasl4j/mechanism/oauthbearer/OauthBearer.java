package org.sasl4j.mechanism.oauthbearer;

import java.util.List;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/**
 * OAUTHBEARER: proves an identity by a token that somebody else issued. Needs a confidential connection; whoever reads the
 * token has it until it expires. The server proves nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7628">RFC 7628</a>
 */
public final class OauthBearer implements Mechanism, OauthProperties {
    private static final MechanismName NAME = MechanismName.of("OAUTHBEARER");
    static final Set<Trait> TRAITS = Set.of(Trait.NOANONYMOUS);

    /** The mechanism. */
    public OauthBearer() {}

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 50;
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    @Override
    public Need need() {
        return Need.TOKEN;
    }

    @Override
    public List<Property<?>> properties() {
        return OauthProperties.all();
    }

    @Override
    public Fact serverAble(ServerContext context) {
        return judges(context);
    }

    static Fact judges(ServerContext context) {
        return Fact.known(context.settings().has(VALIDATOR));
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        return new OauthBearerClient(this, context).start();
    }

    @Override
    public Step startServer(ServerContext context) {
        return new OauthBearerServer(this, context).start();
    }
}
