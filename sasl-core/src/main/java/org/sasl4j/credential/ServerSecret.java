package org.sasl4j.credential;

import org.jspecify.annotations.Nullable;
import org.sasl4j.Secret;

/**
 * The secret from which the salts of unknown users follow. A store that is kept over restarts needs it, because it
 * could not pretend the same salts otherwise.
 */
final class ServerSecret {
    private ServerSecret() {}

    static Secret require(@Nullable Secret secret, String store) {
        if (secret == null || secret.length() == 0) {
            throw new IllegalArgumentException(
                    store
                            + " needs a server secret that is not empty: the same octets on every node and after every restart");
        }
        return secret;
    }
}
