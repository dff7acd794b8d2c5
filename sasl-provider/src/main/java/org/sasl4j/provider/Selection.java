package org.sasl4j.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.BindingPolicy;
import org.sasl4j.Connection;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Service;
import org.sasl4j.Trait;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;

/** Which mechanisms a factory answers for, under its policy and the priorities of its properties. */
final class Selection {
    /** A mechanism, and under which policy and on which connection it was chosen. */
    record Selected(Mechanism mechanism, MechanismPolicy policy, Connection connection) {
        private boolean permits(Mechanism other) {
            return policy.objection(other, connection).isEmpty();
        }
    }

    private final MechanismRegistry registry;
    private final PolicyProperties policies;
    private final Map<String, String> configured;
    private final List<Mechanism> binding; // those that take it

    Selection(MechanismRegistry registry, MechanismPolicy policy, Map<String, String> configured) {
        this.registry = registry;
        this.policies = new PolicyProperties(registry, policy);
        this.configured = configured;
        this.binding = registry.ranked().stream()
                .filter(mechanism -> mechanism.traits().contains(Trait.BINDING))
                .toList();
    }

    /** Reads every property that is configured, so that its errors show now. */
    void check() throws SaslException {
        CallProperties properties = properties(Map.of());
        policies.effective(properties);
        prioritised(properties);
        properties.flag(SaslProperties.ENFORCE);
        TextProperties.normalization(properties);
        TextProperties.longestText(properties);
        properties.longestMessage();
        properties.identity();
        properties.initialEmpty();
        properties.trace();
        properties.decoys();
        properties.iterationBounds();
        DigestProperties.check(properties);
        OauthProperties.port(properties);
        BindingProperties.check(properties);
    }

    CallProperties properties(@Nullable Map<?, ?> call) {
        return new CallProperties(call, configured);
    }

    /**
     * The best of the mechanisms named.
     *
     * @return empty if none is known and allowed
     * @throws SaslException if a property makes no sense, or policy refuses a known name and is to be enforced
     */
    Optional<Selected> best(String[] names, CallProperties properties) throws SaslException {
        if (!isAnyKnown(names)) {
            return Optional.empty(); // another factory's business, whatever our properties say
        }
        MechanismRegistry ranks = prioritised(properties);
        MechanismPolicy effective = policies.effective(properties);
        Connection connection = properties.connection();
        boolean enforce = properties.isSetAnywhere(SaslProperties.ENFORCE);
        String refused = null;
        for (Mechanism mechanism : ranks.ranked()) {
            if (isAmong(names, mechanism)) {
                Optional<String> objection = effective.objection(mechanism, connection);
                if (objection.isEmpty()) {
                    return Optional.of(new Selected(mechanism, effective, connection));
                }
                refused = mechanism.name() + " is refused: " + objection.get();
            }
        }
        if (enforce && refused != null) {
            throw new SaslException(refused + " (" + SaslProperties.ENFORCE + ")");
        }
        return Optional.empty();
    }

    /** What javax calls protocol and server name. */
    static Service service(@Nullable String protocol, @Nullable String serverName, CallProperties properties)
            throws SaslException {
        return new Service(
                protocol == null ? "" : protocol,
                serverName == null ? "" : serverName,
                OauthProperties.port(properties));
    }

    /** What is to be done about channel binding: nothing where no mechanism that takes it is allowed. */
    BindingPolicy binding(Selected selected, CallProperties properties) throws SaslException {
        BindingPolicy policy = BindingProperties.policy(properties);
        return policy == BindingPolicy.ALLOW && !isBindingAllowed(selected) ? BindingPolicy.DISABLE : policy;
    }

    private boolean isBindingAllowed(Selected selected) {
        for (Mechanism mechanism : binding) {
            if (selected.permits(mechanism)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAnyKnown(String[] names) {
        for (Mechanism mechanism : registry.ranked()) {
            if (isAmong(names, mechanism)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAmong(String[] names, Mechanism mechanism) {
        for (String name : names) {
            if (mechanism.name().toString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The names of the mechanisms allowed, best first; none where a property makes no sense, which is warned of. */
    String[] names(@Nullable Map<?, ?> call) {
        CallProperties properties = properties(call);
        return CallProperties.orWarn(
                () -> {
                    MechanismPolicy effective = policies.effective(properties);
                    Connection connection = properties.connection();
                    return prioritised(properties).ranked().stream()
                            .filter(mechanism ->
                                    effective.objection(mechanism, connection).isEmpty())
                            .map(mechanism -> mechanism.name().toString())
                            .toArray(String[]::new);
                },
                new String[0]);
    }

    private MechanismRegistry prioritised(CallProperties properties) throws SaslException {
        Object value = properties.find(SaslProperties.PRIORITIES).orElse(null);
        if (value == null) {
            return registry;
        }
        MechanismRegistry ranks = registry;
        for (String pair : CallProperties.names(SaslProperties.PRIORITIES, value)) {
            ranks = prioritised(ranks, pair, value);
        }
        return ranks;
    }

    private static MechanismRegistry prioritised(MechanismRegistry ranks, String pair, Object value)
            throws SaslException {
        int equals = pair.indexOf('=');
        try {
            MechanismName name = MechanismName.of(pair.substring(0, Math.max(equals, 0)));
            return ranks.withPriority(name, Integer.parseInt(pair.substring(equals + 1)));
        } catch (IllegalArgumentException e) {
            throw CallProperties.bad(
                    SaslProperties.PRIORITIES, value, "like NAME=n,NAME=n with names out of " + ranks.names());
        }
    }
}
