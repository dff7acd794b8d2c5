package org.sasl4j;

/**
 * The iteration counts that a SCRAM client accepts: fewer make the password cheap to guess, more let a hostile server
 * keep the client busy.
 *
 * @param minimum 1 or more
 * @param maximum the minimum or more
 */
public record IterationBounds(int minimum, int maximum) {
    /** From 4096 (RFC 7677 section 4) to 1000000. */
    public static final IterationBounds STANDARD = new IterationBounds(4096, 1_000_000);

    /**
     * Checks the bounds.
     *
     * @param minimum 1 or more
     * @param maximum the minimum or more
     * @throws IllegalArgumentException if they are out of order or below 1
     */
    public IterationBounds {
        if (minimum < 1 || maximum < minimum) {
            throw new IllegalArgumentException(
                    "the accepted iteration counts must go from 1 or more up, and are " + minimum + " to " + maximum);
        }
    }
}
