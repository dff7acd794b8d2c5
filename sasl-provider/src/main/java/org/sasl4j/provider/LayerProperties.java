package org.sasl4j.provider;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import javax.security.sasl.Sasl;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Property;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.SecurityLayer.Strength;
import org.sasl4j.Trait;
import org.sasl4j.Values;

/** Reads the properties of javax that are about the security layer. */
final class LayerProperties {
    /** The JDK's own: the longest protected buffer to send. */
    static final String MAX_SEND = "javax.security.sasl.sendmaxbuffer";

    private static final List<Qop> QOPS = List.of(Qop.values());
    private static final List<Strength> STRENGTHS = List.of(Strength.values());

    private LayerProperties() {}

    /** What they say to a mechanism; one without a layer does not look at them. */
    static Protection of(Mechanism mechanism, Call call) throws MechanismException {
        if (!mechanism.traits().contains(Trait.LAYER)) {
            return Protection.STANDARD;
        }
        List<Qop> qops = qops(call);
        return new Protection(
                qops.isEmpty() ? Protection.STANDARD.qops() : qops,
                strengths(call),
                buffer(call, Sasl.MAX_BUFFER, Protection.BUFFER),
                buffer(call, MAX_SEND, Protection.MOST_BUFFER));
    }

    /** Whether the application takes nothing without a layer; words that make no sense are an error to every mechanism. */
    static boolean isLayerRequired(Call call) throws MechanismException {
        List<Qop> qops = qops(call);
        strengths(call);
        return !qops.isEmpty() && !qops.contains(Qop.AUTH);
    }

    private static List<Qop> qops(Call call) throws MechanismException {
        return words(call, Sasl.QOP, QOPS);
    }

    private static List<Strength> strengths(Call call) throws MechanismException {
        List<Strength> strengths = words(call, Sasl.STRENGTH, STRENGTHS);
        return strengths.isEmpty() ? STRENGTHS : strengths;
    }

    /** Words parted by commas or spaces in their order; empty if there are none. */
    private static <T> List<T> words(Call call, String key, List<T> known) throws MechanismException {
        Object value = call.value(key);
        if (value == null) {
            return List.of();
        }
        List<T> words = new ArrayList<>();
        for (String word : value instanceof String ? requireNonNull(Values.names(value)) : List.of("")) {
            words.add(known.stream()
                    .filter(one -> one.toString().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> Property.senseless(key, value, "a String of words out of " + known)));
        }
        return List.copyOf(new LinkedHashSet<>(words));
    }

    private static int buffer(Call call, String key, int standard) throws MechanismException {
        Object value = call.value(key);
        Integer octets = value == null ? Integer.valueOf(standard) : Values.number(value);
        if (octets == null || !Protection.isBuffer(octets)) {
            throw Property.senseless(
                    key,
                    value == null ? standard : value,
                    "a whole number of octets from " + Protection.LEAST_BUFFER + " to " + Protection.MOST_BUFFER);
        }
        return octets;
    }
}
