package org.sasl4j.conformance;

/** An obligation was broken. The message says what was seen, in a sentence without a full stop; it may hold what a peer said. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refusal;

    /**
     * One.
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
     * One where a message was refused that had to be taken.
     *
     * @param seen what was seen
     * @return the violation
     */
    static Violation refusing(String seen) {
        return new Violation(seen, true);
    }

    /** Whether a message was refused that had to be taken. */
    boolean isRefusal() {
        return refusal;
    }
}
