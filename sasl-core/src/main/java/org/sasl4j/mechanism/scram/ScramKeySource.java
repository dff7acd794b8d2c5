package org.sasl4j.mechanism.scram;

import java.util.Optional;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;

/** Tells a SCRAM client's keys where it has no password (RFC 5802 section 5.1). Called by many threads. */
@FunctionalInterface
public interface ScramKeySource {
    /**
     * Tells keys; {@code ScramKeys.clientKeys} makes them from a SaltedPassword.
     *
     * @param hash the hash of the mechanism
     * @param salt what the server sent
     * @param iterations what the server sent
     * @return keys of this hash, salt and iteration count, handed over and closed once used; or empty if there are none
     * @throws MechanismException if they could not be told
     */
    Optional<ScramClientKeys> find(Hash hash, Bytes salt, int iterations) throws MechanismException;
}
