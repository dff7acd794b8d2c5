package org.sasl4j.text;

/**
 * How many attributes, directives, keys or extensions a message may have. There is a bound because the sender has
 * proven nothing yet.
 */
public final class MessageParts {
    /** The most that are read, in every mechanism. */
    public static final int MOST = 64;

    private MessageParts() {}
}
