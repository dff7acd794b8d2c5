package org.sasl4j.tool.wire;

import org.jspecify.annotations.Nullable;

/** What a client reads from the server. */
sealed interface Reply {
    /** A challenge, which the client has to answer. */
    record Challenge(byte[] message) implements Reply {}

    /** The server says that the client is in. The message is null if there is none. */
    record Success(String text, byte @Nullable [] message) implements Reply {}

    /** The server says that the client is not in, and why. */
    record Failure(String text) implements Reply {}
}
