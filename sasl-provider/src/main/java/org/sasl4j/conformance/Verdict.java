package org.sasl4j.conformance;

import java.util.Collection;
import java.util.Locale;

/** What was found. */
public enum Verdict {
    /** The obligation was kept. */
    PASS,
    /** The obligation was broken. */
    FAIL,
    /** It could not be tried: the provider lacks the mechanism or the side, or wants what is not standard. */
    NOT_OFFERED;

    /**
     * The verdict on several checks together.
     *
     * @param verdicts of the checks
     * @return {@link #FAIL} where one failed, else {@link #PASS} where one passed
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
