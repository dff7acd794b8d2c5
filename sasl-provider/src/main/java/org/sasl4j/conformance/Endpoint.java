package org.sasl4j.conformance;

import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/** What SaslClient and SaslServer have in common. It is the provider's code, so any method may throw anything. */
public interface Endpoint {
    /**
     * Evaluates a message.
     *
     * @param message the message, which may be null
     * @return the answer, or null for none
     * @throws SaslException if the message is refused
     */
    byte @Nullable [] evaluate(byte @Nullable [] message) throws SaslException;

    /**
     * Whether the exchange is complete.
     *
     * @return true if it says so
     */
    boolean isComplete();

    /**
     * The name of the mechanism, as the client or server tells it.
     *
     * @return the name
     */
    String mechanismName();

    /**
     * A negotiated property.
     *
     * @param name the key of the property
     * @return the value, or null
     */
    @Nullable
    Object property(String name);

    /**
     * Whom the client acts as.
     *
     * @return the identity; always null for a client
     */
    @Nullable
    String authorizationId();

    /**
     * Protects octets.
     *
     * @param octets the octets to send
     * @return the octets that go over the wire
     * @throws SaslException if that fails
     */
    byte[] wrap(byte[] octets) throws SaslException;

    /**
     * Removes the protection.
     *
     * @param octets the octets received
     * @return the octets that were sent
     * @throws SaslException if the octets are not what the peer sent
     */
    byte[] unwrap(byte[] octets) throws SaslException;

    /**
     * Wipes its secrets.
     *
     * @throws SaslException if that fails
     */
    void dispose() throws SaslException;
}
