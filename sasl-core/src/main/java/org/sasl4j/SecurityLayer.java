package org.sasl4j;

import java.util.Locale;
import java.util.Optional;

/**
 * The protection negotiated for what follows the exchange (RFC 4422 section 3.7). Framing by a length of four octets
 * belongs to the protocol above, not to the layer. Not safe for use by several threads in the same direction.
 */
public interface SecurityLayer extends Step.Held {
    /** How strong a layer's cipher was thought to be when {@code Sasl.STRENGTH} was named; none of them is strong today. */
    enum Strength {
        /** Keys of 112 bits and more. */
        HIGH,
        /** Keys of 56 bits. */
        MEDIUM,
        /** Keys of 40 bits. */
        LOW;

        /** The word of {@code Sasl.STRENGTH}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Protects a piece of what the application sends.
     *
     * @param buffer holds the octets
     * @param offset where they begin
     * @param length how many there are, 0 or more; up to {@link #sendLimit()} every peer takes what comes out
     * @return the protected buffer, without the length in front
     * @throws MechanismException if there are more than the layer sends, which does it no harm, or if it is dead
     */
    byte[] wrap(byte[] buffer, int offset, int length) throws MechanismException;

    /**
     * Opens one protected buffer of the peer.
     *
     * @param buffer holds the octets, without the length in front
     * @param offset where they begin
     * @param length how many there are
     * @return what the peer sent
     * @throws MechanismException if it was not made by the peer, not in this order, or is longer than the layer takes,
     *     which may be more than {@link #receiveLimit()}; the layer is then dead
     */
    byte[] unwrap(byte[] buffer, int offset, int length) throws MechanismException;

    /**
     * What the layer does.
     *
     * @return {@link Qop#AUTH_INT} or {@link Qop#AUTH_CONF}
     */
    Qop qop();

    /**
     * How strong its cipher is.
     *
     * @return empty if it has none
     */
    Optional<Strength> strength();

    /**
     * How much to {@link #wrap} at once, so that the peer takes what comes out.
     *
     * @return octets
     */
    int sendLimit();

    /**
     * The longest protected buffer that this side told the peer it takes; whoever reads frames holds the peer to it (RFC
     * 4422 section 3.7).
     *
     * @return octets
     */
    int receiveLimit();

    /** Wipes the keys. Closing twice does nothing. */
    @Override
    void close();
}
