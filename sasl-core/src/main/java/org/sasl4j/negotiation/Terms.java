package org.sasl4j.negotiation;

import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.Settings;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;

/** What a negotiation has settled, and the exchange has to respect. */
record Terms(Connection connection, Set<String> offered, BindingPolicy binding, boolean allowsPlaintext) {
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
