package org.sasl4j.conformance;

/** A check cannot be played against this provider. The message says why, in a sentence without a full stop. */
public final class NotOffered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One.
     *
     * @param reason why not
     */
    public NotOffered(String reason) {
        super(reason, null, false, false);
    }
}
