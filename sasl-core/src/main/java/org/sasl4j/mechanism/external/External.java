package org.sasl4j.mechanism.external;

import java.util.List;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/**
 * EXTERNAL: takes over the identity that something below SASL established, such as a TLS client certificate. As strong as
 * that, and no stronger.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4422#appendix-A">RFC 4422 appendix A</a>
 */
public final class External implements Mechanism, ExternalProperties {
    private static final MechanismName NAME = MechanismName.of("EXTERNAL");
    private static final Set<Trait> TRAITS =
            Set.of(Trait.NOPLAINTEXT, Trait.NOACTIVE, Trait.NODICTIONARY, Trait.NOANONYMOUS);

    /** The mechanism. */
    public External() {}

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 60;
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    /** An identity that came over a channel anybody can read or change proves little (RFC 4422 section 6.2). */
    @Override
    public Set<Trait> traitsOn(Connection connection) {
        return connection.confidential() == Fact.NO ? Set.of(Trait.NOANONYMOUS) : traits();
    }

    @Override
    public Need need() {
        return Need.EXTERNAL_IDENTITY;
    }

    /** A client that does not know of a certificate has none to be recognised by. */
    @Override
    public Fact clientAble(Connection connection) {
        return Fact.known(connection.hasLocalCertificate() == Fact.YES);
    }

    /** Nor does a server that does not know of the client's certificate know the client, unless it says so itself. */
    @Override
    public Fact serverAble(Connection connection) {
        return Fact.known(connection.hasPeerCertificate() == Fact.YES);
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(IDENTITY);
    }

    static IdentityResolver resolver(ServerContext context) throws MechanismException {
        return context.settings().get(IDENTITY).orElseGet(IdentityResolver::certificateSubject);
    }

    @Override
    public Fact serverAble(ServerContext context) {
        try {
            return resolver(context).able(context.connection());
        } catch (MechanismException senseless) {
            return Fact.NO;
        }
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        byte[] authorizationId = ExternalMessage.encode(context.authorizationId(), context);
        return Step.done().sending(authorizationId);
    }

    @Override
    public Step startServer(ServerContext context) {
        return Step.awaitEvenEmpty(new ExternalServer(context));
    }
}
