package org.sasl4j.mechanism.scram;

import org.sasl4j.Secret;

/**
 * The keys that a SCRAM client needs instead of the password (RFC 5802 section 3). They are good for one hash, salt and
 * iteration count. Whoever obtains them closes them.
 */
public final class ScramClientKeys implements AutoCloseable {
    private final Secret clientKey;
    private final Secret serverKey;

    /**
     * Takes keys. {@link ScramKeys#clientKeys(Hash, Secret)} derives them from a SaltedPassword.
     *
     * @param clientKey HMAC(SaltedPassword, "Client Key"), handed over
     * @param serverKey HMAC(SaltedPassword, "Server Key"), handed over
     */
    public ScramClientKeys(Secret clientKey, Secret serverKey) {
        this.clientKey = clientKey;
        this.serverKey = serverKey;
    }

    /**
     * HMAC(SaltedPassword, "Client Key").
     *
     * @return a secret that this object closes
     */
    public Secret clientKey() {
        return clientKey;
    }

    /**
     * HMAC(SaltedPassword, "Server Key").
     *
     * @return a secret that this object closes
     */
    public Secret serverKey() {
        return serverKey;
    }

    /**
     * A copy, which has to be closed by itself.
     *
     * @return keys that the caller closes
     */
    public ScramClientKeys copy() {
        return new ScramClientKeys(clientKey.copy(), serverKey.copy());
    }

    @Override
    public void close() {
        clientKey.close();
        serverKey.close();
    }

    @Override
    public String toString() {
        return "ScramClientKeys[***]";
    }
}
