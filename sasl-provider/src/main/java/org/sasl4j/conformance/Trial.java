package org.sasl4j.conformance;

import java.util.List;

/** Something to try with each mechanism that it is about. */
@FunctionalInterface
public interface Trial {
    /**
     * Makes the checks for a provider.
     *
     * @param candidate the provider, which says what mechanisms it has
     * @return one check for each mechanism, and none if the provider has no such mechanism
     */
    List<Check> against(Candidate candidate);
}
