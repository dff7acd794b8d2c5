package org.sasl4j.provider;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import org.sasl4j.Mechanism;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.Strength;
import org.sasl4j.Trait;

/** What the properties of javax say of the security layer. */
final class LayerProperties {
    /** The JDK's own: the longest protected buffer to send. */
    static final String MAX_SEND = "javax.security.sasl.sendmaxbuffer";

    private static final List<Qop> QOPS = List.of(Qop.values());
    private static final List<Strength> STRENGTHS = List.of(Strength.values());

    private LayerProperties() {}

    /** What they say to a mechanism; one without a layer does not look at them. */
    static Protection of(Mechanism mechanism, CallProperties properties) throws SaslException {
        if (!mechanism.traits().contains(Trait.LAYER)) {
            return Protection.STANDARD;
        }
        List<Qop> qops = qops(properties);
        return new Protection(
                qops.isEmpty() ? Protection.STANDARD.qops() : qops,
                strengths(properties),
                buffer(properties, Sasl.MAX_BUFFER, Protection.BUFFER),
                buffer(properties, MAX_SEND, Protection.MOST_BUFFER));
    }

    /** Whether the application takes nothing without a layer; words that make no sense are an error to every mechanism. */
    static boolean isLayerRequired(CallProperties properties) throws SaslException {
        List<Qop> qops = qops(properties);
        strengths(properties);
        return !qops.isEmpty() && !qops.contains(Qop.AUTH);
    }

    private static List<Qop> qops(CallProperties properties) throws SaslException {
        return words(properties, Sasl.QOP, QOPS);
    }

    private static List<Strength> strengths(CallProperties properties) throws SaslException {
        List<Strength> strengths = words(properties, Sasl.STRENGTH, STRENGTHS);
        return strengths.isEmpty() ? STRENGTHS : strengths;
    }

    /** Words parted by commas or spaces in their order; empty if there are none. */
    private static <T> List<T> words(CallProperties properties, String key, List<T> known) throws SaslException {
        Object value = properties.find(key).orElse(null);
        if (value == null) {
            return List.of();
        }
        List<T> words = new ArrayList<>();
        for (String word : value instanceof String text ? CallProperties.names(key, text) : List.of("")) {
            words.add(known.stream()
                    .filter(one -> one.toString().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> CallProperties.bad(key, value, "a String of words out of " + known)));
        }
        return List.copyOf(new LinkedHashSet<>(words));
    }

    private static int buffer(CallProperties properties, String key, int standard) throws SaslException {
        int octets = properties.number(key, standard);
        if (!Protection.isBuffer(octets)) {
            throw CallProperties.bad(
                    key,
                    octets,
                    "a number of octets from " + Protection.LEAST_BUFFER + " to " + Protection.MOST_BUFFER);
        }
        return octets;
    }
}
