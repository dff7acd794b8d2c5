package org.sasl4j.tool;

/** A command called wrongly; the message says in one line what would be right. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One.
     *
     * @param message says what would be right
     */
    public UsageException(String message) {
        super(message);
    }
}
