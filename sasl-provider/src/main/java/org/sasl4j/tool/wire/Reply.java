package org.sasl4j.tool.wire;

import org.jspecify.annotations.Nullable;

/** What a client hears. */
sealed interface Reply {
    /** It has to answer. */
    record Challenge(byte[] message) implements Reply {}

    /** The server says it is in; null where it sends no message with that. */
    record Success(String text, byte @Nullable [] message) implements Reply {}

    /** The server says it is not, and why. */
    record Failure(String text) implements Reply {}
}
