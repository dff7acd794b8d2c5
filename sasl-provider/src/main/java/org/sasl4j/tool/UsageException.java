package org.sasl4j.tool;

/** Says that a command was called wrongly. The message says in one line what would be right. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param message what would be right
     */
    public UsageException(String message) {
        super(message);
    }
}
