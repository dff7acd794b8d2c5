package org.sasl4j.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.BindingPolicy;
import org.sasl4j.Connection;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Service;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;

/** Which mechanisms a factory answers for, under its policy and the priorities of its properties. */
final class Selection {
    /** What the factory makes. */
    private enum Side {
        CLIENT,
        SERVER
    }

    /** A mechanism, and under which policy and on which connection it was chosen. */
    record Selected(Mechanism mechanism, MechanismPolicy policy, Connection connection) {}

    private final MechanismRegistry registry;
    private final PolicyProperties policies;
    private final Map<String, String> configured;
    private final Side side;
    private final @Nullable SaslException broken;

    /** Of a factory of clients, which refuses all of them where its configuration is broken. */
    Selection(
            MechanismRegistry registry,
            MechanismPolicy policy,
            Map<String, String> configured,
            @Nullable SaslException broken) {
        this.registry = registry;
        this.policies = new PolicyProperties(registry, policy);
        this.configured = configured;
        this.side = Side.CLIENT;
        this.broken = broken;
    }

    private Selection(Selection other, Side side) {
        this.registry = other.registry;
        this.policies = other.policies;
        this.configured = other.configured;
        this.side = side;
        this.broken = other.broken;
    }

    /** The same of a factory of servers, whose default must let nobody in without an identity. */
    Selection ofServers() {
        return new Selection(this, Side.SERVER);
    }

    /** Reads what is configured, so that its errors show now. */
    void check() throws SaslException {
        CallProperties properties = properties(Map.of());
        rules(properties);
        prioritised(properties);
        properties.flag(SaslProperties.ENFORCE);
        for (String key : configured.keySet()) {
            Keys.check(SaslProperties.PREFIX + key, properties);
        }
    }

    private void check(CallProperties properties) throws SaslException {
        if (broken != null) {
            throw broken;
        }
        properties.check();
    }

    CallProperties properties(@Nullable Map<?, ?> call) {
        return new CallProperties(call, configured);
    }

    /** The mechanisms that are called by these names in any case, best first; others are other factories' business. */
    List<Mechanism> known(@Nullable String... names) {
        List<Mechanism> known = new ArrayList<>(1);
        for (String name : names) {
            Optional<MechanismName> parsed = name == null ? Optional.empty() : MechanismName.parse(name);
            parsed.flatMap(registry::find)
                    .filter(found -> !known.contains(found))
                    .ifPresent(known::add);
        }
        if (known.size() > 1) {
            known.sort(Comparator.comparingInt(registry.ranked()::indexOf));
        }
        return known;
    }

    /**
     * The best of some mechanisms.
     *
     * @return empty if other factories are to be asked: none of them is allowed, or the handler is not for us
     * @throws SaslException if a property makes no sense, or policy refuses them all and nobody else may be asked
     */
    Optional<Selected> best(List<Mechanism> known, CallProperties properties, @Nullable CallbackHandler handler)
            throws SaslException {
        check(properties);
        boolean foreign = HandlerOrigin.isForeign(handler) && !properties.takesForeignHandlers();
        boolean enforce = properties.isSetAnywhere(SaslProperties.ENFORCE);
        if (foreign && !enforce) {
            return Optional.empty();
        }
        Rules rules = rules(properties);
        for (Mechanism mechanism : prioritised(properties).ranked()) {
            if (known.contains(mechanism) && rules.objection(mechanism).isEmpty()) {
                return foreign
                        ? Optional.empty()
                        : Optional.of(new Selected(mechanism, rules.policy(), rules.connection()));
            }
        }
        Optional<Mechanism> exposing = known.stream().filter(rules::exposes).findFirst();
        if (enforce || PolicyProperties.areForUsAlone(properties) || exposing.isPresent()) {
            Mechanism refused = exposing.orElse(known.get(0));
            throw new MechanismException(
                    Reason.POLICY,
                    refused.name() + " is refused: " + rules.objection(refused).orElseThrow()
                            + (enforce ? " (" + SaslProperties.ENFORCE + ")" : ""));
        }
        return Optional.empty();
    }

    /**
     * What one call allows.
     *
     * @param offered the names that let a server have people in without an identity
     */
    private record Rules(MechanismPolicy policy, Connection connection, Side side, Set<String> offered) {
        Optional<String> objection(Mechanism mechanism) {
            Optional<String> objection = policy.objection(mechanism, connection);
            return objection.isPresent() || mayRunUnasked(mechanism)
                    ? objection
                    : Optional.of("lets in whoever asks, and neither a whitelist nor " + SaslProperties.OFFERED
                            + " names it");
        }

        private boolean mayRunUnasked(Mechanism mechanism) {
            return side == Side.CLIENT
                    || policy.servesUnasked(mechanism)
                    || offered.contains(mechanism.name().toString());
        }

        /** Whether it would have others read a secret, which no other provider is to do in its place. */
        boolean exposes(Mechanism mechanism) {
            return mechanism.exposesSecretOn(connection) && !policy.allowsPlaintext();
        }
    }

    private Rules rules(CallProperties properties) throws SaslException {
        return new Rules(
                policies.effective(properties),
                properties.connection(),
                side,
                BindingProperties.offered(properties).orElse(Set.of()));
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
        Set<String> offered = BindingProperties.offered(properties).orElse(Set.of());
        return selected.policy().binding(registry, selected.connection(), offered);
    }

    /** The names of the mechanisms allowed, best first; none where a property makes no sense, which is warned of. */
    String[] names(@Nullable Map<?, ?> call) {
        CallProperties properties = properties(call);
        return CallProperties.orWarn(
                () -> {
                    check(properties);
                    Rules rules = rules(properties);
                    return prioritised(properties).ranked().stream()
                            .filter(mechanism -> rules.objection(mechanism).isEmpty())
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
            MechanismName name = MechanismName.parse(pair.substring(0, Math.max(equals, 0)))
                    .orElseThrow(() -> new IllegalArgumentException(pair));
            return ranks.withPriority(name, Integer.parseInt(pair.substring(equals + 1)));
        } catch (IllegalArgumentException e) {
            throw CallProperties.bad(
                    SaslProperties.PRIORITIES, value, "like NAME=n,NAME=n with names out of " + ranks.names());
        }
    }
}
