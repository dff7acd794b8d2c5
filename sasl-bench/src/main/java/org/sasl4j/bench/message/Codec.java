package org.sasl4j.bench.message;

import java.util.concurrent.Callable;

/**
 * Reads and writes one message.
 *
 * @param reading makes whatever the library makes from the octets
 * @param writing makes the octets from the parts
 */
public record Codec(Callable<?> reading, Callable<byte[]> writing) {
    /** Reading or writing. */
    public enum Direction {
        /** From octets to parts. */
        PARSE,
        /** From parts to octets. */
        ENCODE
    }

    Callable<?> in(Direction direction) {
        return direction == Direction.PARSE ? reading : writing;
    }
}
