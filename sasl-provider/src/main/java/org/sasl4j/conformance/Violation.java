package org.sasl4j.conformance;

/**
 * Says that an obligation was broken. The message says what was seen, in a sentence without a full stop. It may contain
 * what a peer said.
 */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refusal;

    /**
     * A violation.
     *
     * @param seen what was seen
     */
    public Violation(String seen) {
        this(seen, false);
    }

    private Violation(String seen, boolean refusal) {
        super(seen, null, false, false);
        this.refusal = refusal;
    }

    /**
     * A violation in which a message was refused that had to be accepted.
     *
     * @param seen what was seen
     * @return the violation
     */
    static Violation refusing(String seen) {
        return new Violation(seen, true);
    }

    /** Whether a message was refused that had to be accepted. */
    boolean isRefusal() {
        return refusal;
    }
}
