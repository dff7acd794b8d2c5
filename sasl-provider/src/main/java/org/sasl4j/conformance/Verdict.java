package org.sasl4j.conformance;

import java.util.Collection;
import java.util.Locale;

/** The outcome of a check, a row or a provider. */
public enum Verdict {
    /** The obligation was kept. */
    PASS,
    /** The obligation was broken. */
    FAIL,
    /** It could not be tried. The provider lacks the mechanism or the side, or wants something that is not standard. */
    NOT_OFFERED;

    /**
     * Combines the verdicts on several checks.
     *
     * @param verdicts the verdicts on the checks
     * @return {@link #FAIL} if one failed, otherwise {@link #PASS} if one passed
     */
    public static Verdict of(Collection<Verdict> verdicts) {
        if (verdicts.contains(FAIL)) {
            return FAIL;
        }
        return verdicts.contains(PASS) ? PASS : NOT_OFFERED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
