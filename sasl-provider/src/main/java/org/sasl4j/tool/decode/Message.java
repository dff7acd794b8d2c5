package org.sasl4j.tool.decode;

import java.nio.charset.StandardCharsets;
import org.sasl4j.Bytes;

/**
 * What one side said.
 *
 * @param side who
 * @param octets the message, without the encoding of the protocol around it
 * @param line where it begins in the trace, from 1
 */
record Message(Side side, Bytes octets, int line) {
    /** Who says something. */
    enum Side {
        CLIENT("C"),
        SERVER("S"),
        /** Where the trace does not tell. */
        UNKNOWN("?");

        private final String letter;

        Side(String letter) {
            this.letter = letter;
        }

        Side other() {
            return this == CLIENT ? SERVER : CLIENT;
        }

        @Override
        public String toString() {
            return letter;
        }
    }

    Message by(Side speaker) {
        return new Message(speaker, octets, line);
    }

    /** Every octet a character, so that nothing is lost. */
    String latin1() {
        return new String(octets.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    String utf8() {
        return new String(octets.toByteArray(), StandardCharsets.UTF_8);
    }
}
