package org.sasl4j.provider;

import static java.util.Objects.requireNonNull;

import java.security.Security;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.sasl.Sasl;
import org.sasl4j.Context;
import org.sasl4j.Fact;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Settings;
import org.sasl4j.Trait;
import org.sasl4j.Values;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;

/**
 * Combines every policy that applies to a call: the one in code, the configuration, the properties of the call, and
 * the security property {@value #DISABLED}.
 */
final class PolicyProperties {
    private static final String DISABLED = "jdk.sasl.disabledMechanisms";
    private static final String POLICY = "javax.security.sasl.policy.";
    private static final List<Required> TRAITS = List.of(
            new Required(Sasl.POLICY_NOPLAINTEXT, Trait.NOPLAINTEXT),
            new Required(Sasl.POLICY_NOACTIVE, Trait.NOACTIVE),
            new Required(Sasl.POLICY_NODICTIONARY, Trait.NODICTIONARY),
            new Required(Sasl.POLICY_NOANONYMOUS, Trait.NOANONYMOUS),
            new Required(Sasl.POLICY_FORWARD_SECRECY, Trait.FORWARD_SECRECY),
            new Required(Sasl.POLICY_PASS_CREDENTIALS, Trait.PASS_CREDENTIALS),
            new Required(Sasl.SERVER_AUTH, Trait.MUTUAL));

    /** A flag of javax and the trait that it asks for. */
    private record Required(String key, Trait trait) {}

    private final MechanismRegistry registry;
    private final MechanismPolicy policy;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    PolicyProperties(MechanismRegistry registry, MechanismPolicy policy) {
        this.registry = registry;
        this.policy = policy;
    }

    /** The names that the security property disables, as it has them now; usually none. */
    static String disabled() {
        String disabled = Security.getProperty(DISABLED);
        return disabled == null ? "" : disabled;
    }

    /** What is allowed; usually nobody but the policy in code says anything. */
    MechanismPolicy effective(Call call, String disabled) throws MechanismException {
        MechanismPolicy effective = policy;
        Set<Trait> required = requiredTraits(call);
        if (!required.isEmpty()) {
            effective = effective.requiring(required);
        }
        BindingPolicy binding = call.settings().valueOf(Bindings.POLICY);
        if (binding != BindingPolicy.ALLOW) {
            effective = effective.and(MechanismPolicy.standard().binding(binding));
        }
        for (Settings said : List.of(call.configured(), call.own())) {
            Optional<Boolean> plaintext = said.get(Context.PLAINTEXT);
            if (plaintext.isPresent()) {
                effective = effective.and(MechanismPolicy.standard().plaintext(Fact.known(plaintext.get())));
            }
            Optional<List<String>> whitelist = said.get(SaslProperties.MECHANISMS);
            if (whitelist.isPresent()) {
                effective = effective.and(whitelist(whitelist.get()));
            }
        }
        return disabled.isBlank() ? effective : effective.disabling(known(requireNonNull(Values.names(disabled))));
    }

    private MechanismPolicy whitelist(List<String> names) {
        List<MechanismName> known = known(names);
        names.forEach(this::warnUnlessKnown);
        return MechanismPolicy.allowing(known);
    }

    private List<MechanismName> known(List<String> names) {
        return names.stream()
                .flatMap(name -> MechanismName.parse(name).stream())
                .filter(name -> registry.find(name).isPresent())
                .toList();
    }

    private void warnUnlessKnown(String name) {
        Optional<MechanismName> valid = MechanismName.parse(name);
        boolean unknown = valid.isEmpty() || registry.find(valid.get()).isEmpty();
        if (unknown && warned.size() < 100 && warned.add(name)) {
            System.getLogger("org.sasl4j")
                    .log(
                            System.Logger.Level.WARNING,
                            "the whitelist " + SaslProperties.MECHANISMS + " names '" + name
                                    + "', which is no mechanism known here and is left out; known are "
                                    + registry.names());
        }
    }

    /** Whether a flag of the call is no String: SunSASL's factories, asked next, would break down over it. */
    static boolean areForUsAlone(Call call) {
        return TRAITS.stream()
                .filter(flag -> flag.key().startsWith(POLICY))
                .map(flag -> call.value(flag.key()))
                .anyMatch(value -> value != null && !(value instanceof String));
    }

    private static Set<Trait> requiredTraits(Call call) throws MechanismException {
        Set<Trait> required = EnumSet.noneOf(Trait.class);
        for (Required flag : TRAITS) {
            if (call.flag(flag.key())) {
                required.add(flag.trait());
            }
        }
        if (LayerProperties.isLayerRequired(call)) {
            required.add(Trait.LAYER);
        }
        return required;
    }
}
