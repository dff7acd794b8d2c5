package org.sasl4j.credential;

import org.jspecify.annotations.Nullable;
import org.sasl4j.Secret;

/** The secret without which a store that outlives its server cannot pretend the same of strangers. */
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
