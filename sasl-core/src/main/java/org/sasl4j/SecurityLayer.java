package org.sasl4j;

/**
 * The protection negotiated for what follows the exchange (RFC 4422 section 3.7). Framing by a length of four octets
 * belongs to the protocol above, not to the layer. Not safe for use by several threads in the same direction.
 */
public interface SecurityLayer extends AutoCloseable {
    /**
     * Protects a piece of what the application sends.
     *
     * @param buffer holds the octets
     * @param offset where they begin
     * @param length how many there are, 0 or more
     * @return the protected buffer, without the length in front
     * @throws MechanismException if the layer has failed before
     */
    byte[] wrap(byte[] buffer, int offset, int length) throws MechanismException;

    /**
     * Opens one protected buffer of the peer.
     *
     * @param buffer holds the octets, without the length in front
     * @param offset where they begin
     * @param length how many there are, 0 or more
     * @return what the peer sent
     * @throws MechanismException if it was not made by the peer, or not in this order; the layer is then dead
     */
    byte[] unwrap(byte[] buffer, int offset, int length) throws MechanismException;

    /** Wipes the keys. Closing twice does nothing. */
    @Override
    void close();
}
