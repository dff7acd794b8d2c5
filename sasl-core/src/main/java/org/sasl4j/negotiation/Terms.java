package org.sasl4j.negotiation;

import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.Settings;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;
import org.sasl4j.binding.Bindings.End;

/** What a negotiation has settled, and the exchange has to respect. */
record Terms(Connection connection, Set<String> offered, BindingPolicy binding, boolean allowsPlaintext) {
    /**
     * Whether a client must not do without -PLUS. The server's names for it need not be known here: somebody in the middle
     * may have changed them.
     */
    boolean wantBinding() {
        return binding != BindingPolicy.DISABLE
                && Bindings.offersScramPlus(offered)
                && Bindings.hasAny(connection, End.CLIENT);
    }

    /**
     * A client's context that holds to them. What it was told itself counts where they leave something open, and where it
     * requires channel binding.
     */
    ClientContext heldBy(ClientContext own) throws MechanismException {
        Settings settings = own.settings().with(Bindings.OFFERED, offered);
        if (binding != BindingPolicy.ALLOW && settings.valueOf(Bindings.POLICY) != BindingPolicy.REQUIRE) {
            settings = settings.with(Bindings.POLICY, binding);
        }
        if (allowsPlaintext) {
            settings = settings.with(Context.PLAINTEXT, true);
        }
        return own.with(connection == Connection.unknown() ? own.connection() : connection, settings);
    }
}
