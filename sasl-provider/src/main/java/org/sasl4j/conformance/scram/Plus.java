package org.sasl4j.conformance.scram;

import java.util.Map;
import org.sasl4j.conformance.Binding;
import org.sasl4j.conformance.Candidate;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Octets;

/** The differences between mechanisms with and without channel binding. */
final class Plus {
    private static final String SUFFIX = "-PLUS";

    private Plus() {}

    static boolean isPlus(String mechanism) {
        return mechanism.endsWith(SUFFIX);
    }

    static Binding binding(Candidate candidate) {
        return candidate
                .binding()
                .orElseThrow(() -> new NotOffered("nobody told the kit how to give this provider a channel binding"));
    }

    /** The properties to add to a call. */
    static Map<String, ?> properties(Candidate candidate, String mechanism) {
        return isPlus(mechanism) ? binding(candidate).properties() : Map.of();
    }

    /** The flag that a client without a binding sends, or the one that it has to send with -PLUS. */
    static String flag(Candidate candidate, String mechanism) {
        return isPlus(mechanism) ? "p=" + binding(candidate).type() : "n";
    }

    /** The octets after the header in c=. */
    static String data(Candidate candidate, String mechanism) {
        return isPlus(mechanism) ? Octets.of(binding(candidate).data()) : "";
    }
}
