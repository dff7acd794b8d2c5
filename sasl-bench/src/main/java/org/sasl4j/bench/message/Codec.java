package org.sasl4j.bench.message;

import java.util.concurrent.Callable;

/**
 * Both directions of a message.
 *
 * @param reading from octets to whatever the library makes of them
 * @param writing from its parts to octets
 */
public record Codec(Callable<?> reading, Callable<byte[]> writing) {
    /** Which way. */
    public enum Direction {
        /** From octets. */
        PARSE,
        /** To octets. */
        ENCODE
    }

    Callable<?> in(Direction direction) {
        return direction == Direction.PARSE ? reading : writing;
    }
}
