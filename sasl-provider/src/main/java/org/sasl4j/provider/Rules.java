package org.sasl4j.provider;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Property.Side;
import org.sasl4j.Settings;
import org.sasl4j.binding.Bindings;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;

/** What decides which mechanisms run: a policy, an order, a connection, and what was offered on it. */
record Rules(MechanismPolicy policy, MechanismRegistry ranks, Side side, Connection connection, Set<String> offered) {
    Rules(MechanismPolicy policy, MechanismRegistry ranks, Side side) {
        this(policy, ranks, side, Connection.unknown(), Set.of());
    }

    /** The same on the connection that a call speaks of. */
    Rules on(Settings said) throws MechanismException {
        return new Rules(
                policy,
                ranks,
                side,
                said.get(SaslProperties.CONNECTION).orElse(connection),
                said.get(Bindings.OFFERED).orElse(offered));
    }

    /** The best that may run, or null. */
    @Nullable
    Mechanism best(List<Mechanism> known) {
        if (known.size() == 1) {
            return objection(known.get(0)).isEmpty() ? known.get(0) : null;
        }
        for (Mechanism mechanism : ranks.ranked()) {
            if (known.contains(mechanism) && objection(mechanism).isEmpty()) {
                return mechanism;
            }
        }
        return null;
    }

    /** Why a mechanism may not run; empty if it may. A server lets in whoever asks only if somebody meant it to. */
    Optional<String> objection(Mechanism mechanism) {
        Optional<String> ofPolicy = policy.objection(mechanism, connection);
        Optional<String> objection = ofPolicy.isPresent() ? ofPolicy : mechanism.missing(side);
        return objection.isPresent() || mayRunUnasked(mechanism)
                ? objection
                : Optional.of("lets in whoever asks, and neither a whitelist nor " + Bindings.OFFERED + " names it");
    }

    private boolean mayRunUnasked(Mechanism mechanism) {
        return side == Side.CLIENT
                || policy.servesUnasked(mechanism)
                || offered.contains(mechanism.name().toString());
    }

    /** Whether others would read a secret, so that nobody else may be left to send it. */
    boolean exposes(Mechanism mechanism) {
        return mechanism.exposesSecretOn(connection) && !policy.allowsPlaintext();
    }
}
