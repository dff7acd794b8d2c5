package org.sasl4j.text;

/** How many attributes, directives, keys or extensions a message may have: whoever sends it has proven nothing yet. */
public final class MessageParts {
    /** The most that are read, whatever the mechanism calls them. */
    public static final int MOST = 64;

    private MessageParts() {}
}
