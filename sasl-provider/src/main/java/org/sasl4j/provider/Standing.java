package org.sasl4j.provider;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Mechanism;
import org.sasl4j.Property.Side;

/**
 * What was decided for a call, and holds for its repetitions as long as the JVM disables the same names.
 *
 * @param disabled those names
 * @param rules what may run
 * @param selected what each mechanism gets, where it was asked for and the call is repeated
 */
record Standing(String disabled, Rules rules, Map<Mechanism, Selected> selected) {
    /** What was selected before for the only mechanism known, unless the JVM has come to lack something; or null. */
    @Nullable
    Selected again(List<Mechanism> known, Side side) {
        Selected before = known.size() == 1 ? selected.get(known.get(0)) : null;
        return before != null && before.mechanism().missing(side).isEmpty() ? before : null;
    }
}
