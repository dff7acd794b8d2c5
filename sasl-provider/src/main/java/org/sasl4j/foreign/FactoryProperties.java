package org.sasl4j.foreign;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.security.sasl.Sasl;
import org.sasl4j.Context;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Protection;
import org.sasl4j.Trait;

/** The properties that another provider's factory gets, under the keys of javax. */
final class FactoryProperties {
    private static final Map<Trait, String> PROMISES = Map.of(
            Trait.NOPLAINTEXT, Sasl.POLICY_NOPLAINTEXT,
            Trait.NOACTIVE, Sasl.POLICY_NOACTIVE,
            Trait.NODICTIONARY, Sasl.POLICY_NODICTIONARY,
            Trait.NOANONYMOUS, Sasl.POLICY_NOANONYMOUS,
            Trait.FORWARD_SECRECY, Sasl.POLICY_FORWARD_SECRECY,
            Trait.PASS_CREDENTIALS, Sasl.POLICY_PASS_CREDENTIALS,
            Trait.MUTUAL, Sasl.SERVER_AUTH);

    private FactoryProperties() {}

    /**
     * First the promises that the factory has to keep, then the layers accepted, and last the application's own
     * properties, which override the others.
     */
    static Map<String, Object> of(Mechanism mechanism, Context context) throws MechanismException {
        Map<String, Object> properties = new HashMap<>();
        PROMISES.forEach((trait, key) -> {
            if (mechanism.traits().contains(trait)) {
                properties.put(key, "true");
            }
        });
        Protection accepted = context.protection();
        properties.put(Sasl.QOP, words(accepted.qops()));
        properties.put(Sasl.STRENGTH, words(accepted.strengths()));
        properties.put(Sasl.MAX_BUFFER, String.valueOf(accepted.maxBuffer()));
        Optional<Object> credentials = context.settings().get(ForeignMechanism.CREDENTIALS);
        credentials.ifPresent(given -> properties.put(Sasl.CREDENTIALS, given));
        Optional<Map<?, ?>> own = context.settings().get(ForeignMechanism.PROPERTIES);
        own.ifPresent(given -> given.forEach((key, value) -> properties.put(key.toString(), value)));
        return properties;
    }

    private static String words(Collection<?> inOrder) {
        return inOrder.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
