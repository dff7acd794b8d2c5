package org.sasl4j.negotiation;

import java.util.EnumSet;
import java.util.Set;
import org.sasl4j.CredentialStore;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.ServerContext;

/**
 * What an application says that it can run. {@link Fact#UNKNOWN} leaves the decision to the mechanism and the
 * connection; if they do not know either, the mechanism counts as able. Answers come at once and from memory.
 */
@FunctionalInterface
public interface Capabilities {
    /**
     * Whether this side can run a mechanism.
     *
     * @param mechanism the mechanism
     * @return what the application declares
     */
    Fact of(Mechanism mechanism);

    /**
     * Nothing is declared.
     *
     * @return the capabilities
     */
    static Capabilities undeclared() {
        return mechanism -> Fact.UNKNOWN;
    }

    /**
     * A client that has these things and no others.
     *
     * @param needs what the client has
     * @return the capabilities
     */
    static Capabilities having(Need... needs) {
        Set<Need> had = EnumSet.of(Need.NOTHING, needs);
        return mechanism -> Fact.known(had.contains(mechanism.need()));
    }

    /**
     * A server that answers from a store, and judges no tokens.
     *
     * @param store says for which mechanisms it has credentials
     * @return the capabilities
     */
    static Capabilities of(CredentialStore store) {
        return mechanism -> switch (mechanism.need()) {
            case PASSWORD -> store.supports(mechanism);
            case TOKEN -> Fact.NO;
            case EXTERNAL_IDENTITY, TICKET, NOTHING -> Fact.UNKNOWN;
        };
    }

    /**
     * A server by what its context says it has.
     *
     * @param context of its exchanges
     * @return the capabilities
     */
    static Capabilities ofServer(ServerContext context) {
        return mechanism -> mechanism.serverAble(context);
    }
}
