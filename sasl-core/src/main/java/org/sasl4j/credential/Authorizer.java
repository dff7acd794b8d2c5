package org.sasl4j.credential;

import java.util.Optional;
import org.sasl4j.MechanismException;

/** Decides whom a user who has proven an identity may act as (RFC 4422 section 3.4.1). Called by many threads. */
@FunctionalInterface
public interface Authorizer {
    /**
     * Decides.
     *
     * @param authenticationId the canonical name proven
     * @param authorizationId whom the user wants to act as; the same name where the user asked for nobody
     * @return whom the user acts as from now on, or empty if the user may not
     * @throws MechanismException if it could not be decided
     */
    Optional<String> authorize(String authenticationId, String authorizationId) throws MechanismException;

    /**
     * Lets everybody act as oneself only.
     *
     * @return the authorizer
     */
    static Authorizer oneself() {
        return (authenticationId, authorizationId) ->
                authenticationId.equals(authorizationId) ? Optional.of(authorizationId) : Optional.empty();
    }
}
