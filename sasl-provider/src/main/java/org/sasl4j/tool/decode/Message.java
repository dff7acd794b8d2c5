package org.sasl4j.tool.decode;

import java.nio.charset.StandardCharsets;
import org.sasl4j.Bytes;

/**
 * One message of an exchange.
 *
 * @param side the side that sent it
 * @param octets the message, without the encoding of the protocol around it
 * @param line the line of the trace where it begins, from 1
 */
record Message(Side side, Bytes octets, int line) {
    /** The side that sends a message. */
    enum Side {
        CLIENT("C"),
        SERVER("S"),
        /** The trace does not say who it is. */
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

    /**
     * Whether it may be taken for the server's. The side may be a guess, and only clients of PLAIN and OAuth say NUL and
     * 0x01.
     */
    boolean isServers() {
        String text = latin1();
        return side == Side.SERVER && text.indexOf('\0') < 0 && text.indexOf('\u0001') < 0;
    }

    Message by(Side speaker) {
        return new Message(speaker, octets, line);
    }

    /** The message with one character for each octet, so that nothing is lost. */
    String latin1() {
        return new String(octets.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    String utf8() {
        return new String(octets.toByteArray(), StandardCharsets.UTF_8);
    }
}
