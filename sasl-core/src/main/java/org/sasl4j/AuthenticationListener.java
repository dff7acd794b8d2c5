package org.sasl4j;

/**
 * Hears how exchanges end: for an audit trail, for example, or to count failures by address. Set it as {@link
 * Context#LISTENER}.
 */
@FunctionalInterface
public interface AuthenticationListener {
    /**
     * Hears of one end. It is called by the thread that evaluates or closes, before the peer is answered, and by several threads
     * at once: it should hand on what takes time. Whatever it throws is logged and changes nothing.
     *
     * <p>An exchange is told of once, and a second time as FAILED if the peer spoiled it after success.
     *
     * @param authentication how it ended
     */
    void ended(Authentication authentication);
}
