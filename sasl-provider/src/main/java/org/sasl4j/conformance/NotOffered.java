package org.sasl4j.conformance;

/**
 * Says that a check cannot be played against this provider. The message gives the reason, in a sentence without a full
 * stop.
 */
public final class NotOffered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param reason why the check cannot be played
     */
    public NotOffered(String reason) {
        super(reason, null, false, false);
    }
}
