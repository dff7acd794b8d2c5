package org.sasl4j.provider;

import java.security.Security;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import org.sasl4j.BindingPolicy;
import org.sasl4j.Fact;
import org.sasl4j.MechanismName;
import org.sasl4j.Trait;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;

/**
 * The policy under everything that has a say: the policy in code, the configuration, the properties of the call, and the
 * security property {@value #DISABLED}.
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

    /** What is allowed; usually nobody but the policy in code says anything. */
    MechanismPolicy effective(CallProperties properties) throws SaslException {
        MechanismPolicy effective = policy;
        Set<Trait> required = requiredTraits(properties);
        if (!required.isEmpty()) {
            effective = effective.requiring(required);
        }
        BindingPolicy binding = BindingProperties.policy(properties);
        if (binding != BindingPolicy.ALLOW) {
            effective = effective.and(MechanismPolicy.standard().binding(binding));
        }
        effective = plaintext(effective, properties.ofConfiguration(SaslProperties.PLAINTEXT));
        effective = plaintext(effective, properties.ofCall(SaslProperties.PLAINTEXT));
        Optional<Object> configured = properties.ofConfiguration(SaslProperties.MECHANISMS);
        if (configured.isPresent()) {
            effective = effective.and(whitelist(configured.get()));
        }
        Optional<Object> ofCall = properties.ofCall(SaslProperties.MECHANISMS);
        if (ofCall.isPresent()) {
            effective = effective.and(whitelist(ofCall.get()));
        }
        String disabled = Security.getProperty(DISABLED);
        return disabled == null || disabled.isBlank()
                ? effective
                : effective.disabling(known(CallProperties.names(DISABLED, disabled)));
    }

    private static MechanismPolicy plaintext(MechanismPolicy policy, Optional<Object> flag) throws SaslException {
        return flag.isEmpty()
                ? policy
                : policy.and(MechanismPolicy.standard()
                        .plaintext(Fact.known(CallProperties.flag(SaslProperties.PLAINTEXT, flag.get()))));
    }

    private MechanismPolicy whitelist(Object value) throws SaslException {
        List<String> names = CallProperties.names(SaslProperties.MECHANISMS, value);
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
    static boolean areForUsAlone(CallProperties properties) {
        return TRAITS.stream()
                .filter(flag -> flag.key().startsWith(POLICY))
                .flatMap(flag -> properties.ofCall(flag.key()).stream())
                .anyMatch(value -> !(value instanceof String));
    }

    private static Set<Trait> requiredTraits(CallProperties properties) throws SaslException {
        Set<Trait> required = EnumSet.noneOf(Trait.class);
        for (Required flag : TRAITS) {
            if (properties.flag(flag.key())) {
                required.add(flag.trait());
            }
        }
        if (LayerProperties.isLayerRequired(properties)) {
            required.add(Trait.LAYER);
        }
        return required;
    }
}
