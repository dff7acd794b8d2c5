package org.sasl4j.conformance;

/** What the kit does in one check. */
@FunctionalInterface
public interface Script {
    /**
     * Plays it.
     *
     * @param dialogue makes the provider's side and records what is said
     * @return what was seen, in a sentence without a full stop
     * @throws Violation if the obligation was broken
     * @throws NotOffered if the check cannot be played against this provider
     */
    String play(Dialogue dialogue);
}
