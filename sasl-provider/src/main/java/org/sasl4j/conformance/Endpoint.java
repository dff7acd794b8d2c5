package org.sasl4j.conformance;

import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/** What SaslClient and SaslServer have in common, as the provider does it: any method may throw what it likes. */
public interface Endpoint {
    /**
     * Gives it a message.
     *
     * @param message may be null
     * @return the answer, null for none
     * @throws SaslException if it refuses
     */
    byte @Nullable [] evaluate(byte @Nullable [] message) throws SaslException;

    /**
     * Whether it is complete.
     *
     * @return so
     */
    boolean isComplete();

    /**
     * The mechanism's name, as it tells it.
     *
     * @return the name
     */
    String mechanismName();

    /**
     * A negotiated property.
     *
     * @param name its key
     * @return its value, or null
     */
    @Nullable
    Object property(String name);

    /**
     * Whom the client acts as.
     *
     * @return the identity; of a client always null
     */
    @Nullable
    String authorizationId();

    /**
     * Protects octets.
     *
     * @param octets to send
     * @return what goes over the wire
     * @throws SaslException if it cannot
     */
    byte[] wrap(byte[] octets) throws SaslException;

    /**
     * Takes the protection off.
     *
     * @param octets received
     * @return what was sent
     * @throws SaslException if they are not what the peer sent
     */
    byte[] unwrap(byte[] octets) throws SaslException;

    /**
     * Wipes its secrets.
     *
     * @throws SaslException if it cannot
     */
    void dispose() throws SaslException;
}
