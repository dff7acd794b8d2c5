package org.sasl4j.provider;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.Context;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Settings;
import org.sasl4j.Trait;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;

/** Which mechanism a call gets, by what is known here, what the policy allows and what has priority. */
final class Selection {
    /** For whom is selected. */
    private enum Side {
        CLIENT,
        SERVER
    }

    private final MechanismRegistry registry;
    private final Catalogue catalogue;
    private final PolicyProperties policies;
    private final Settings configured;
    private final Side side;
    private final @Nullable MechanismException broken;
    private final AtomicReference<@Nullable Standing> standing = new AtomicReference<>();

    private final Map<String, List<Mechanism>> each = new HashMap<>(); // by its name alone, which is how Sasl.* asks
    private final Map<Mechanism, Prompts> prompts = new IdentityHashMap<>();
    private final Call silence;

    /** What holds for calls that say nothing, as long as the JVM disables the same names. */
    private record Standing(String disabled, Rules rules, Map<Mechanism, Selected> selected) {}

    /** What a policy hears. */
    private static final Set<Property<?>> DECIDING = Set.of(
            SaslProperties.MECHANISMS,
            SaslProperties.PRIORITIES,
            SaslProperties.CONNECTION,
            Context.PLAINTEXT,
            Bindings.POLICY,
            Bindings.OFFERED);

    /**
     * A selection for clients.
     *
     * @param broken what is wrong with the configuration, so that nothing can be selected; or null
     */
    Selection(
            MechanismRegistry registry,
            MechanismPolicy policy,
            Catalogue catalogue,
            Settings configured,
            @Nullable MechanismException broken) {
        this(registry, catalogue, new PolicyProperties(registry, policy), configured, Side.CLIENT, broken);
    }

    private Selection(
            MechanismRegistry registry,
            Catalogue catalogue,
            PolicyProperties policies,
            Settings configured,
            Side side,
            @Nullable MechanismException broken) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.policies = policies;
        this.configured = configured;
        this.side = side;
        this.broken = broken;
        this.silence = Call.silence(configured);
        for (Mechanism mechanism : registry.ranked()) {
            each.put(mechanism.name().toString(), List.of(mechanism));
            prompts.put(mechanism, Prompts.of(mechanism.name()));
        }
    }

    /** The same for servers. */
    Selection ofServers() {
        return new Selection(registry, catalogue, policies, configured, Side.SERVER, broken);
    }

    /** Fails if the configuration makes no sense to those who read more than a value of it. */
    void check() throws MechanismException {
        rules(silence, PolicyProperties.disabled());
    }

    /** The mechanisms known here among the names asked for, the best by its own priority first. */
    List<Mechanism> known(@Nullable String... names) {
        List<Mechanism> alone = names.length == 1 ? each.get(names[0]) : null;
        if (alone != null) {
            return alone;
        }
        List<Mechanism> known = new ArrayList<>(1);
        for (String name : names) {
            Optional<MechanismName> parsed = name == null ? Optional.empty() : MechanismName.parse(name);
            Mechanism found = parsed.flatMap(registry::find).orElse(null);
            if (found != null && !known.contains(found)) {
                known.add(found);
            }
        }
        if (known.size() > 1) {
            known.sort(Comparator.comparingInt(registry.ranked()::indexOf));
        }
        return known;
    }

    /** What a call says. */
    Call call(@Nullable Map<?, ?> properties) throws MechanismException {
        if (broken != null) {
            throw broken;
        }
        return properties == null || properties.isEmpty() && !(properties instanceof Properties)
                ? silence
                : Call.of(properties, catalogue, configured);
    }

    /**
     * The best of those known that may run.
     *
     * @return null if none may, or the handler is another implementation's, and other providers are left to serve it
     * @throws MechanismException if what was chosen makes no sense, or a refusal may not be left to others
     */
    @Nullable
    Selected best(List<Mechanism> known, Call call, @Nullable CallbackHandler handler) throws MechanismException {
        boolean foreign = HandlerOrigin.isForeign(handler) && !call.takesForeignHandlers();
        boolean enforce = call.isSetAnywhere(SaslProperties.ENFORCE);
        if (foreign && !enforce) {
            return null;
        }
        Standing standing = standing(call);
        Rules rules = standing.rules();
        Mechanism best = rules.best(known);
        if (best != null) {
            return foreign ? null : selected(best, standing, call);
        }
        Optional<Mechanism> exposing = known.stream().filter(rules::exposes).findFirst();
        if (enforce || PolicyProperties.areForUsAlone(call) || exposing.isPresent()) {
            Mechanism refused = exposing.orElse(known.get(0));
            throw new MechanismException(
                    Reason.POLICY,
                    refused.name() + " is refused: " + rules.objection(refused).orElseThrow()
                            + (enforce ? " (" + SaslProperties.ENFORCE + ")" : ""));
        }
        return null;
    }

    private Selected selected(Mechanism mechanism, Standing standing, Call call) throws MechanismException {
        if (call != silence) {
            return selected(mechanism, standing.rules(), call);
        }
        Selected last = standing.selected().get(mechanism);
        if (last == null) {
            last = selected(mechanism, standing.rules(), call);
            standing.selected().put(mechanism, last);
        }
        return last;
    }

    private Selected selected(Mechanism mechanism, Rules rules, Call call) throws MechanismException {
        Settings settings = call.settings();
        settings.requireSense(mechanism.properties());
        boolean plaintext = rules.policy().allowsPlaintext();
        if (plaintext || settings.has(Context.PLAINTEXT)) {
            settings = settings.with(Context.PLAINTEXT, plaintext);
        }
        if (mechanism.hasPlus() || mechanism.traits().contains(Trait.BINDING)) {
            BindingPolicy binding = rules.policy().binding(registry, rules.connection(), rules.offered());
            if (binding != BindingPolicy.ALLOW || settings.has(Bindings.POLICY)) {
                settings = settings.with(Bindings.POLICY, binding);
            }
        }
        return new Selected(
                mechanism,
                requireNonNull(prompts.get(mechanism)),
                settings,
                rules.connection(),
                LayerProperties.of(mechanism, call));
    }

    /** What decides on mechanisms. */
    private record Rules(
            MechanismPolicy policy, MechanismRegistry ranks, Connection connection, Side side, Set<String> offered) {
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
            Optional<String> objection = policy.objection(mechanism, connection);
            return objection.isPresent() || mayRunUnasked(mechanism)
                    ? objection
                    : Optional.of(
                            "lets in whoever asks, and neither a whitelist nor " + Bindings.OFFERED + " names it");
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

    /** Computed once for all calls that say nothing a policy hears, and again when the JVM disables other names. */
    private Standing standing(Call call) throws MechanismException {
        String disabled = PolicyProperties.disabled();
        if (call.saysJavax() || call.own().hasAny(DECIDING)) {
            return new Standing(disabled, rules(call, disabled), Map.of());
        }
        Standing last = standing.get();
        if (last == null || !last.disabled().equals(disabled)) {
            last = new Standing(disabled, rules(silence, disabled), new ConcurrentHashMap<>());
            standing.set(last);
        }
        return last;
    }

    private Rules rules(Call call, String disabled) throws MechanismException {
        Settings settings = call.settings();
        return new Rules(
                policies.effective(call, disabled),
                prioritised(settings),
                settings.get(SaslProperties.CONNECTION).orElse(Connection.unknown()),
                side,
                settings.get(Bindings.OFFERED).orElse(Set.of()));
    }

    /** The names that may run, the best first; none if what was chosen makes no sense, which is warned of. */
    String[] names(@Nullable Map<?, ?> properties) {
        try {
            Rules rules = standing(call(properties)).rules();
            return rules.ranks().ranked().stream()
                    .filter(mechanism -> rules.objection(mechanism).isEmpty())
                    .map(mechanism -> mechanism.name().toString())
                    .toArray(String[]::new);
        } catch (MechanismException e) {
            System.getLogger("org.sasl4j").log(System.Logger.Level.WARNING, e.getMessage());
            return new String[0];
        }
    }

    private MechanismRegistry prioritised(Settings settings) throws MechanismException {
        MechanismRegistry ranks = registry;
        for (String pair : settings.get(SaslProperties.PRIORITIES).orElse(List.of())) {
            ranks = prioritised(ranks, pair);
        }
        return ranks;
    }

    private static MechanismRegistry prioritised(MechanismRegistry ranks, String pair) throws MechanismException {
        int equals = pair.indexOf('=');
        try {
            MechanismName name = MechanismName.parse(pair.substring(0, Math.max(equals, 0)))
                    .orElseThrow(() -> new IllegalArgumentException(pair));
            return ranks.withPriority(name, Integer.parseInt(pair.substring(equals + 1)));
        } catch (IllegalArgumentException e) {
            throw Property.senseless(
                    SaslProperties.PRIORITIES.key(), pair, "like NAME=n,NAME=n with names out of " + ranks.names());
        }
    }
}
