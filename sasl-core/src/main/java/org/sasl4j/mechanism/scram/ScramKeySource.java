package org.sasl4j.mechanism.scram;

import java.util.Optional;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;

/** Gives a SCRAM client's keys if it has no password (RFC 5802 section 5.1). Many threads may call it at once. */
@FunctionalInterface
public interface ScramKeySource {
    /**
     * Finds keys. {@link ScramKeys#clientKeys(Hash, org.sasl4j.Secret)} derives them from a SaltedPassword.
     *
     * @param hash the hash of the mechanism
     * @param salt the salt that the server sent
     * @param iterations the iteration count that the server sent
     * @return keys for this hash, salt and iteration count, handed over and closed after use; or empty if there are
     *     none
     * @throws MechanismException if the keys could not be looked up
     */
    Optional<ScramClientKeys> find(Hash hash, Bytes salt, int iterations) throws MechanismException;
}
