package org.sasl4j;

import java.util.Optional;

/** The questions that both sides of an exchange may ask. */
public interface Context {
    /** The bound of {@link #longestMessage()} unless the application set another: 65536 octets. */
    int LONGEST_MESSAGE = 65536;

    /**
     * The transport below.
     *
     * @return the facts; {@link Connection#unknown()} unless somebody said more
     */
    default Connection connection() {
        return Connection.unknown();
    }

    /**
     * How names and passwords are prepared.
     *
     * @return {@link Normalization#SASLPREP} unless the application chose otherwise
     */
    default Normalization normalization() {
        return Normalization.SASLPREP;
    }

    /**
     * The longest authentication message taken from the peer; the exchange refuses a longer one unread.
     *
     * @return octets, {@value #LONGEST_MESSAGE} unless the application chose otherwise
     */
    default int longestMessage() {
        return LONGEST_MESSAGE;
    }

    /**
     * A nonce chosen in advance, for tests with known answers. Nothing else may choose one: a nonce must never come twice.
     *
     * @return the nonce, or empty to have the mechanism draw it at random
     */
    default Optional<String> chosenNonce() {
        return Optional.empty();
    }
}
