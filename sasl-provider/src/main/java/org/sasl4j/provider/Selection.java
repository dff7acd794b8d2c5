package org.sasl4j.provider;

import static java.util.Objects.requireNonNull;

import java.lang.ref.WeakReference;
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
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.Settings;
import org.sasl4j.Trait;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;

/** Selects the mechanism for a call: one that is known, that the policy allows, and that has the highest priority. */
final class Selection {
    /** What a policy hears. */
    private static final Set<Property<?>> DECIDING =
            Set.of(SaslProperties.MECHANISMS, SaslProperties.PRIORITIES, Context.PLAINTEXT, Bindings.POLICY);

    private static final Set<Property<?>> OF_THE_CONNECTION = Set.of(SaslProperties.CONNECTION, Bindings.OFFERED);

    private final MechanismRegistry registry;
    private final Catalogue catalogue;
    private final PolicyProperties policies;
    private final Settings configured;
    private final Side side;
    private final @Nullable MechanismException broken;
    private final Map<String, List<Mechanism>> each = new HashMap<>(); // by its name alone, which is how Sasl.* asks
    private final IdentityHashMap<Mechanism, Prompts> prompts = new IdentityHashMap<>();
    private final Call silence;

    /** Weakly, because it has objects of an application's, which may be undeployed. */
    private volatile WeakReference<Call> last;

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
        this.last = new WeakReference<>(silence);
        for (Mechanism mechanism : registry.ranked()) {
            each.put(mechanism.name().toString(), List.of(mechanism));
            prompts.put(mechanism, Prompts.of(mechanism.name()));
        }
    }

    /** The same for servers. */
    Selection ofServers() {
        return new Selection(registry, catalogue, policies, configured, Side.SERVER, broken);
    }

    /** Fails if configured values make no sense together. */
    void check() throws MechanismException {
        standing(silence);
    }

    /**
     * The mechanisms known here among the names asked for, the best by its own priority first. None once the application
     * that registered this is gone.
     */
    List<Mechanism> known(@Nullable String... names) {
        if (Undeployment.isOver()) {
            return List.of();
        }
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

    /** What holds for calls that say nothing. */
    Settings configured() {
        return configured;
    }

    /** What a call says. */
    Call call(@Nullable Map<?, ?> properties) throws MechanismException {
        if (broken != null) { // each caller gets one of its own, to add to as it likes
            throw new MechanismException(broken.reason(), String.valueOf(broken.getMessage()));
        }
        if (properties == null || properties.isEmpty() && !(properties instanceof Properties)) {
            return silence;
        }
        Call earlier = last.get();
        if (earlier != null && earlier.isRepeatedBy(properties)) {
            return earlier.saysNothing() ? silence : earlier;
        }
        Call call = Call.of(properties, catalogue, configured);
        if (call.isLasting() && !call.own().has(SaslProperties.CONNECTION)) { // the next one has another connection
            last = new WeakReference<>(call);
        }
        return call.saysNothing() ? silence : call;
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
        Selected again = foreign ? null : standing(call).again(known, side);
        if (again != null) {
            return again;
        }
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
        Selected before = standing.selected().get(mechanism);
        if (before != null) {
            return before;
        }
        Selected selected = selected(mechanism, standing.rules(), call);
        if (call.isLasting()) {
            standing.selected().put(mechanism, selected);
        }
        return selected;
    }

    private Selected selected(Mechanism mechanism, Rules rules, Call call) throws MechanismException {
        Settings settings = call.settings();
        boolean plaintext = rules.policy().allowsPlaintext();
        if (plaintext || settings.has(Context.PLAINTEXT)) {
            settings = settings.with(Context.PLAINTEXT, plaintext);
        }
        if (Bindings.leavesBinding(mechanism) || mechanism.traits().contains(Trait.BINDING)) {
            BindingPolicy binding = rules.policy().binding(registry, rules.connection());
            if (binding != BindingPolicy.ALLOW || settings.has(Bindings.POLICY)) {
                settings = settings.with(Bindings.POLICY, binding);
            }
        }
        return new Selected(
                mechanism,
                requireNonNull(prompts.get(mechanism)),
                settings,
                rules.connection(),
                LayerProperties.of(mechanism, call),
                new LastServer());
    }

    /** Computed once for a call that is repeated, and again when the JVM disables other names. */
    private Standing standing(Call call) throws MechanismException {
        String disabled = PolicyProperties.disabled();
        Standing before = call.standing();
        if (before != null && before.disabled().equals(disabled)) {
            return before;
        }
        Standing now =
                new Standing(disabled, rules(call, disabled), call.isLasting() ? new ConcurrentHashMap<>() : Map.of());
        call.found(now);
        return now;
    }

    /** Those of all calls where this one says nothing that a policy hears. */
    private Rules rules(Call call, String disabled) throws MechanismException {
        if (call == silence || call.saysJavax() || call.own().hasAny(DECIDING)) {
            Rules own = new Rules(policies.effective(call, disabled), prioritised(call.settings()), side);
            return own.on(call.settings());
        }
        Rules common = standing(silence).rules();
        return call.own().hasAny(OF_THE_CONNECTION) ? common.on(call.own()) : common;
    }

    /** The names that may run, the best first; none if what was chosen makes no sense, which is warned of. */
    String[] names(@Nullable Map<?, ?> properties) {
        if (Undeployment.isOver()) {
            return new String[0];
        }
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
        Map<MechanismName, Integer> priorities =
                settings.get(SaslProperties.PRIORITIES).orElse(Map.of());
        for (Map.Entry<MechanismName, Integer> priority : priorities.entrySet()) {
            if (ranks.find(priority.getKey()).isEmpty()) {
                throw Property.senseless(
                        SaslProperties.PRIORITIES.key(),
                        priority.toString(),
                        "like NAME=n,NAME=n with names out of " + ranks.names());
            }
            ranks = ranks.withPriority(priority.getKey(), priority.getValue());
        }
        return ranks;
    }
}
