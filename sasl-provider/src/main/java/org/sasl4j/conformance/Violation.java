package org.sasl4j.conformance;

/** An obligation was broken. The message says what was seen, in a sentence without a full stop. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One.
     *
     * @param seen what was seen
     */
    public Violation(String seen) {
        super(seen, null, false, false);
    }
}
