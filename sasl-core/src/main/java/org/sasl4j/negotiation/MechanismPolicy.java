package org.sasl4j.negotiation;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Trait;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;

/**
 * Which mechanisms may run: those on a whitelist that are not disabled and have the required traits. Immutable. {@link
 * #and} combines policies: a mechanism is allowed if all of them allow it, and an empty whitelist allows nothing.
 */
public final class MechanismPolicy {
    private static final MechanismPolicy STANDARD =
            new MechanismPolicy(null, Set.of(), Set.of(), Set.of(), Fact.UNKNOWN);

    private final @Nullable Set<MechanismName> allowed;
    private final Set<MechanismName> disabled;
    private final Set<Trait> required;
    private final Set<BindingPolicy> binding; // of all who had a say
    private final Fact plaintext; // whether secrets may be read by others

    private MechanismPolicy(
            @Nullable Set<MechanismName> allowed,
            Set<MechanismName> disabled,
            Set<Trait> required,
            Set<BindingPolicy> binding,
            Fact plaintext) {
        this.allowed = allowed;
        this.disabled = disabled;
        this.required = required;
        this.binding = binding;
        this.plaintext = plaintext;
    }

    /**
     * Allows every mechanism that is not {@link Trait#OPT_IN}.
     *
     * @return always the same object
     */
    public static MechanismPolicy standard() {
        return STANDARD;
    }

    /**
     * Allows the mechanisms named and no others; naming one that is {@link Trait#OPT_IN} opts in.
     *
     * @param names the whitelist; empty allows nothing
     * @return the policy
     * @throws IllegalArgumentException if one is not a mechanism name
     */
    public static MechanismPolicy allowing(String... names) {
        return allowing(Arrays.stream(names).map(MechanismName::of).toList());
    }

    /**
     * Allows the mechanisms named and no others; naming one that is {@link Trait#OPT_IN} opts in.
     *
     * @param names the whitelist; empty allows nothing
     * @return the policy
     */
    public static MechanismPolicy allowing(Collection<MechanismName> names) {
        return new MechanismPolicy(copy(names), Set.of(), Set.of(), Set.of(), Fact.UNKNOWN);
    }

    /**
     * The same without the mechanisms named.
     *
     * @param names disabled whatever a whitelist says
     * @return a new policy
     */
    public MechanismPolicy disabling(Collection<MechanismName> names) {
        return new MechanismPolicy(allowed, union(disabled, names), required, binding, plaintext);
    }

    /**
     * The same for mechanisms that promise these traits only.
     *
     * @param traits required besides those required so far
     * @return a new policy
     */
    public MechanismPolicy requiring(Collection<Trait> traits) {
        return new MechanismPolicy(allowed, disabled, union(required, traits), binding, plaintext);
    }

    /**
     * The same with a say about channel binding.
     *
     * @param policy {@link BindingPolicy#REQUIRE} refuses every SCRAM that is not -PLUS, {@link BindingPolicy#DISABLE} what
     *     needs a binding
     * @return a new policy
     */
    public MechanismPolicy binding(BindingPolicy policy) {
        return new MechanismPolicy(allowed, disabled, required, Set.of(policy), plaintext);
    }

    /**
     * The same with a say about passwords and tokens on connections that others can read.
     *
     * @param allowed YES allows {@link Mechanism#sendsSecret() what sends them} there; NO forbids it, whatever other
     *     policies say; UNKNOWN leaves it to them, and nobody's word forbids it
     * @return a new policy
     */
    public MechanismPolicy plaintext(Fact allowed) {
        return new MechanismPolicy(this.allowed, disabled, required, binding, allowed);
    }

    /**
     * What both policies allow.
     *
     * @param other the other policy
     * @return a new policy
     */
    public MechanismPolicy and(MechanismPolicy other) {
        return new MechanismPolicy(
                intersection(allowed, other.allowed),
                union(disabled, other.disabled),
                union(required, other.required),
                union(binding, other.binding),
                both(plaintext, other.plaintext));
    }

    private static Fact both(Fact one, Fact other) {
        return one == Fact.NO || other == Fact.UNKNOWN ? one : other;
    }

    /**
     * Whether passwords and tokens may go over a connection that others are known to read.
     *
     * @return false unless somebody said so and nobody forbade it
     */
    public boolean allowsPlaintext() {
        return plaintext == Fact.YES;
    }

    /**
     * What a client may say about channel binding in SCRAM (RFC 5802 section 6). It says nothing if no mechanism with
     * channel binding is allowed. What the server offers changes nothing here: who is in the middle writes the offer.
     *
     * @param registry the mechanisms there are
     * @param connection where they would run
     * @return what a client's context should answer
     */
    public BindingPolicy binding(MechanismRegistry registry, Connection connection) {
        if (binding.contains(BindingPolicy.DISABLE)) {
            return BindingPolicy.DISABLE;
        }
        if (binding.contains(BindingPolicy.REQUIRE)) {
            return BindingPolicy.REQUIRE;
        }
        for (Mechanism mechanism : registry.ranked()) {
            if (mechanism.traits().contains(Trait.BINDING)
                    && objection(mechanism, connection).isEmpty()) {
                return BindingPolicy.ALLOW;
            }
        }
        return BindingPolicy.DISABLE;
    }

    /**
     * What speaks against a mechanism.
     *
     * @param mechanism the mechanism
     * @param connection where it would run; some promises depend on it
     * @return the first rule that refuses it, in words; empty if it is allowed
     */
    public Optional<String> objection(Mechanism mechanism, Connection connection) {
        if (disabled.contains(mechanism.name())) {
            return Optional.of("disabled by name");
        }
        if (allowed != null && !allowed.contains(mechanism.name())) {
            return Optional.of("not in the whitelist");
        }
        if (allowed == null && mechanism.traits().contains(Trait.OPT_IN)) {
            return Optional.of("opt-in, and no whitelist names it");
        }
        boolean binds = mechanism.traits().contains(Trait.BINDING);
        if (binding.contains(BindingPolicy.REQUIRE) && Bindings.leavesBinding(mechanism)) {
            return Optional.of("channel binding is required, and only -PLUS has it");
        }
        if (binding.contains(BindingPolicy.DISABLE) && binds) {
            return Optional.of("channel binding is disabled");
        }
        if (mechanism.exposesSecretOn(connection) && !allowsPlaintext()) {
            return Optional.of("would send a secret over a connection that others can read");
        }
        return required.isEmpty() ? Optional.empty() : missing(mechanism.traitsOn(connection));
    }

    private Optional<String> missing(Set<Trait> promised) {
        Set<Trait> missing = EnumSet.copyOf(required);
        missing.removeAll(promised);
        return missing.isEmpty() ? Optional.empty() : Optional.of("lacks " + words(missing));
    }

    /**
     * The names in the whitelist that a registry does not know.
     *
     * @param registry the mechanisms there are
     * @return the unknown names in their order; empty if there is no whitelist
     */
    public Set<MechanismName> unknownTo(MechanismRegistry registry) {
        Set<MechanismName> unknown = new TreeSet<>(allowed == null ? Set.of() : allowed);
        registry.names().forEach(unknown::remove);
        return unknown;
    }

    /**
     * This policy, if a registry knows every name in its whitelist. It is for whitelists in code, where an unknown
     * name is a mistake.
     *
     * @param registry the mechanisms there are
     * @return this object
     * @throws IllegalArgumentException if the whitelist has a name that the registry does not know
     */
    public MechanismPolicy checkedAgainst(MechanismRegistry registry) {
        Set<MechanismName> unknown = unknownTo(registry);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "the whitelist has names of no known mechanism: " + unknown + "; there are " + registry.names());
        }
        return this;
    }

    /**
     * Whether a whitelist names a mechanism, rather than leaving it allowed with all others.
     *
     * @param name of the mechanism
     * @return true if there is a whitelist and it has the name
     */
    public boolean isNamed(MechanismName name) {
        return allowed != null && allowed.contains(name);
    }

    /**
     * Whether a server may serve a mechanism that nobody named. One that lets in whoever asks, such as ANONYMOUS, must
     * be named by a whitelist.
     *
     * @param mechanism the mechanism
     * @return true if it promises {@link Trait#NOANONYMOUS} or {@link #isNamed}
     */
    public boolean servesUnasked(Mechanism mechanism) {
        return mechanism.traits().contains(Trait.NOANONYMOUS) || isNamed(mechanism.name());
    }

    private static String words(Set<Trait> traits) {
        return traits.stream().map(Trait::name).collect(Collectors.joining(", "));
    }

    private static @Nullable Set<MechanismName> intersection(
            @Nullable Set<MechanismName> one, @Nullable Set<MechanismName> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Set<MechanismName> both = new LinkedHashSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static <T> Set<T> union(Collection<T> one, Collection<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static <T> Set<T> copy(Collection<T> names) {
        return new LinkedHashSet<>(names);
    }

    /** The whitelist, the disabled names and the required traits. */
    @Override
    public String toString() {
        return "MechanismPolicy[allowed=" + (allowed == null ? "all" : allowed) + ", disabled=" + disabled
                + ", required=" + required + ", binding=" + binding + ", plaintext=" + plaintext + "]";
    }
}
