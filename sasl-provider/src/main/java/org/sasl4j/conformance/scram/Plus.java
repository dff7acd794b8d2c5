package org.sasl4j.conformance.scram;

import java.util.Map;
import org.sasl4j.conformance.Binding;
import org.sasl4j.conformance.Candidate;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Octets;

/** What differs between the mechanisms with channel binding and those without. */
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

    /** What is added to the properties of a call. */
    static Map<String, ?> properties(Candidate candidate, String mechanism) {
        return isPlus(mechanism) ? binding(candidate).properties() : Map.of();
    }

    /** The flag that a client has to send, or sends where it has no binding. */
    static String flag(Candidate candidate, String mechanism) {
        return isPlus(mechanism) ? "p=" + binding(candidate).type() : "n";
    }

    /** The octets behind the header in c=. */
    static String data(Candidate candidate, String mechanism) {
        return isPlus(mechanism) ? Octets.of(binding(candidate).data()) : "";
    }
}
