package org.sasl4j.provider;

import java.security.Security;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Trait;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;

/**
 * Which mechanisms a factory answers for, under everything that has a say: the policy in code, the configuration, the
 * properties of the call, and the security property {@value #DISABLED}.
 */
final class Selection {
    private static final String DISABLED = "jdk.sasl.disabledMechanisms";
    private static final Map<String, Trait> TRAITS = Map.of(
            Sasl.POLICY_NOPLAINTEXT, Trait.NOPLAINTEXT,
            Sasl.POLICY_NOACTIVE, Trait.NOACTIVE,
            Sasl.POLICY_NODICTIONARY, Trait.NODICTIONARY,
            Sasl.POLICY_NOANONYMOUS, Trait.NOANONYMOUS,
            Sasl.POLICY_FORWARD_SECRECY, Trait.FORWARD_SECRECY,
            Sasl.POLICY_PASS_CREDENTIALS, Trait.PASS_CREDENTIALS,
            Sasl.SERVER_AUTH, Trait.MUTUAL);
    private static final Set<String> QOPS = Set.of("auth", "auth-int", "auth-conf");
    private static final Set<String> STRENGTHS = Set.of("low", "medium", "high");

    private final MechanismRegistry registry;
    private final MechanismPolicy policy;
    private final Map<String, String> configured;
    private final Set<MechanismName> warned = ConcurrentHashMap.newKeySet();

    Selection(MechanismRegistry registry, MechanismPolicy policy, Map<String, String> configured) {
        this.registry = registry;
        this.policy = policy;
        this.configured = configured;
    }

    /** Reads every property that is configured, so that its errors show now. */
    void check() throws SaslException {
        SaslProperties properties = properties(Map.of());
        policy(properties);
        prioritised(properties);
        properties.flag(SaslProperties.ENFORCE);
        properties.normalization();
        properties.longestMessage();
        properties.identity();
        properties.initialEmpty();
        properties.trace();
        properties.decoys();
        properties.iterationBounds();
        BindingProperties.check(properties);
    }

    SaslProperties properties(@Nullable Map<?, ?> call) {
        return new SaslProperties(call, configured);
    }

    /**
     * The best of the mechanisms named.
     *
     * @return empty if none is known and allowed
     * @throws SaslException if a property makes no sense, or policy refuses a known name and is to be enforced
     */
    Optional<Mechanism> best(String[] names, SaslProperties properties) throws SaslException {
        List<String> wanted = Arrays.asList(names);
        if (registry.names().stream().noneMatch(name -> wanted.contains(name.toString()))) {
            return Optional.empty(); // another factory's business, whatever our properties say
        }
        MechanismRegistry ranks = prioritised(properties);
        MechanismPolicy effective = policy(properties);
        Connection connection = properties.connection();
        boolean enforce = properties.isSetAnywhere(SaslProperties.ENFORCE);
        String refused = null;
        for (Mechanism mechanism : ranks.ranked()) {
            if (wanted.contains(mechanism.name().toString())) {
                Optional<String> objection = effective.objection(mechanism, connection);
                if (objection.isEmpty()) {
                    return Optional.of(mechanism);
                }
                refused = mechanism.name() + " is refused: " + objection.get();
            }
        }
        if (enforce && refused != null) {
            throw new SaslException(refused + " (" + SaslProperties.ENFORCE + ")");
        }
        return Optional.empty();
    }

    /** The names of the mechanisms allowed, best first; none where a property makes no sense, which is warned of. */
    String[] names(@Nullable Map<?, ?> call) {
        SaslProperties properties = properties(call);
        return SaslProperties.orWarn(
                () -> {
                    MechanismPolicy effective = policy(properties);
                    Connection connection = properties.connection();
                    return prioritised(properties).ranked().stream()
                            .filter(mechanism ->
                                    effective.objection(mechanism, connection).isEmpty())
                            .map(mechanism -> mechanism.name().toString())
                            .toArray(String[]::new);
                },
                new String[0]);
    }

    private MechanismPolicy policy(SaslProperties properties) throws SaslException {
        MechanismPolicy effective = policy.requiring(requiredTraits(properties))
                .and(MechanismPolicy.standard().binding(BindingProperties.policy(properties)));
        for (Optional<Object> source : List.of(
                properties.ofConfiguration(SaslProperties.MECHANISMS), properties.ofCall(SaslProperties.MECHANISMS))) {
            if (source.isPresent()) {
                effective = effective.and(whitelist(source.get()));
            }
        }
        String disabled = Security.getProperty(DISABLED);
        return disabled == null || disabled.isBlank()
                ? effective
                : effective.disabling(known(SaslProperties.names(DISABLED, disabled)));
    }

    private MechanismPolicy whitelist(Object value) throws SaslException {
        List<String> names = SaslProperties.names(SaslProperties.MECHANISMS, value);
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
        if (unknown && warned.size() < 100 && warned.add(valid.orElse(MechanismName.of("INVALID")))) {
            System.getLogger("org.sasl4j")
                    .log(
                            System.Logger.Level.WARNING,
                            "the whitelist " + SaslProperties.MECHANISMS + " names '" + name
                                    + "', which is no mechanism known here and is left out; known are "
                                    + registry.names());
        }
    }

    private MechanismRegistry prioritised(SaslProperties properties) throws SaslException {
        Object value = properties.find(SaslProperties.PRIORITIES).orElse("");
        MechanismRegistry ranks = registry;
        for (String pair : SaslProperties.names(SaslProperties.PRIORITIES, value)) {
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
            throw SaslProperties.bad(
                    SaslProperties.PRIORITIES, value, "like NAME=n,NAME=n with names out of " + ranks.names());
        }
    }

    private static Set<Trait> requiredTraits(SaslProperties properties) throws SaslException {
        Set<Trait> required = EnumSet.noneOf(Trait.class);
        for (Map.Entry<String, Trait> entry : TRAITS.entrySet()) {
            if (properties.flag(entry.getKey())) {
                required.add(entry.getValue());
            }
        }
        List<String> qops = words(properties, Sasl.QOP, QOPS);
        if (!qops.isEmpty() && !qops.contains("auth")) {
            required.add(Trait.LAYER);
        }
        words(properties, Sasl.STRENGTH, STRENGTHS); // of a layer's cipher; a mechanism without a layer has none
        return required;
    }

    private static List<String> words(SaslProperties properties, String key, Set<String> known) throws SaslException {
        Object value = properties.find(key).orElse("");
        if (!(value instanceof String text)) {
            throw SaslProperties.bad(key, value, "a String of words out of " + known);
        }
        List<String> words = SaslProperties.names(key, text.toLowerCase(Locale.ROOT));
        if (!known.containsAll(words)) {
            throw SaslProperties.bad(key, value, "a String of words out of " + known);
        }
        return words;
    }
}
