package org.sasl4j.conformance;

import java.util.List;

/** Something to try with every mechanism that it is about. */
@FunctionalInterface
public interface Trial {
    /**
     * Makes the checks for a provider.
     *
     * @param candidate says which mechanisms there are
     * @return one for each mechanism; none where it has none
     */
    List<Check> against(Candidate candidate);
}
