package org.sasl4j.tool.wire;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Fact;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options with lists of words. */
final class Words {
    private Words() {}

    static List<String> of(String list) {
        return Arrays.stream(list.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The policy of a whitelist. Without a whitelist, everything is allowed that is not opt-in. */
    static MechanismPolicy policy(@Nullable String whitelist, boolean inClear, CommandLine line) {
        try {
            MechanismPolicy policy = whitelist == null
                    ? MechanismPolicy.standard()
                    : MechanismPolicy.allowing(of(whitelist).toArray(String[]::new));
            Negotiation.of(Mechanisms.standard(), policy);
            return inClear ? policy.plaintext(Fact.YES) : policy;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, "--allow: " + e.getMessage());
        }
    }
}
