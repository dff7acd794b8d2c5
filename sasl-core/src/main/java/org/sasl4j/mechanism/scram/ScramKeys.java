package org.sasl4j.mechanism.scram;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.credential.Prepared;
import org.sasl4j.crypto.Hmac;
import org.sasl4j.crypto.Pbkdf2;

/** Derives the keys of SCRAM from passwords (RFC 5802 section 3). */
public final class ScramKeys {
    private static final byte[] CLIENT_KEY = "Client Key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVER_KEY = "Server Key".getBytes(StandardCharsets.US_ASCII);
    static final int SALT_LENGTH = 16;

    private ScramKeys() {}

    /**
     * Makes the credential to store for a new password, with a fresh salt of 16 octets.
     *
     * @param hash the hash
     * @param password the password, which this method prepares by SASLprep as a stored string; stays the caller's to
     *     close
     * @param iterations 1 or more; RFC 7677 asks for at least 4096, the SHA-512 draft for 10000
     * @return the credential
     * @throws IllegalArgumentException if SASLprep prohibits the password, or leaves nothing of it; the message names
     *     the character
     * @throws MechanismException if the thread is interrupted
     */
    public static ScramCredential newCredential(Hash hash, Secret password, int iterations) throws MechanismException {
        return newCredential(hash, password, iterations, Normalization.SASLPREP);
    }

    /**
     * Makes the credential to store for a new password, with a fresh salt of 16 octets.
     *
     * @param hash the hash
     * @param password the password, which this method prepares as a stored string; stays the caller's to close
     * @param iterations 1 or more; RFC 7677 asks for at least 4096, the SHA-512 draft for 10000
     * @param normalization how to prepare the password, which must be the way in which the clients prepare it
     * @return the credential
     * @throws IllegalArgumentException if SASLprep prohibits the password, or leaves nothing of it; the message names
     *     the character
     * @throws MechanismException if the thread is interrupted
     */
    public static ScramCredential newCredential(Hash hash, Secret password, int iterations, Normalization normalization)
            throws MechanismException {
        byte[] salt = new byte[SALT_LENGTH];
        new SecureRandom().nextBytes(salt);
        try (Secret prepared = Prepared.storedPassword(password, normalization)) {
            return derive(hash, prepared, Bytes.copyOf(salt), iterations);
        }
    }

    /**
     * Derives a credential from a password, a salt and an iteration count.
     *
     * @param hash the hash
     * @param password the password as prepared; stays the caller's to close
     * @param salt the salt, not empty
     * @param iterations 1 or more
     * @return the credential
     * @throws MechanismException if the thread is interrupted
     */
    public static ScramCredential derive(Hash hash, Secret password, Bytes salt, int iterations)
            throws MechanismException {
        try (ScramClientKeys keys = clientKeys(hash, password, salt, iterations)) {
            byte[] clientKey = keys.clientKey().revealBytes();
            byte[] serverKey = keys.serverKey().revealBytes();
            Bytes storedKey = Bytes.copyOf(hash.hmac().hash(clientKey));
            ScramCredential credential =
                    new ScramCredential(hash, salt, iterations, storedKey, Bytes.copyOf(serverKey));
            Arrays.fill(clientKey, (byte) 0);
            Arrays.fill(serverKey, (byte) 0);
            return credential;
        }
    }

    /**
     * Derives the keys of a client from a password, a salt and an iteration count.
     *
     * @param hash the hash
     * @param password the password as prepared; stays the caller's to close
     * @param salt the salt, not empty
     * @param iterations 1 or more
     * @return keys that the caller closes
     * @throws MechanismException if the thread is interrupted
     */
    public static ScramClientKeys clientKeys(Hash hash, Secret password, Bytes salt, int iterations)
            throws MechanismException {
        byte[] octets = password.revealBytes();
        try (Secret saltedPassword = Secret.owning(
                Pbkdf2.derive(hash.algorithm(), hash.blockLength(), octets, salt.toByteArray(), iterations))) {
            return clientKeys(hash, saltedPassword);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /**
     * Derives the keys of a client from a SaltedPassword.
     *
     * @param hash the hash
     * @param saltedPassword the SaltedPassword, as long as the hash; stays the caller's to close
     * @return keys that the caller closes
     */
    public static ScramClientKeys clientKeys(Hash hash, Secret saltedPassword) {
        byte[] key = saltedPassword.revealBytes();
        try {
            Hmac hmac = hash.hmac();
            return new ScramClientKeys(
                    Secret.owning(hmac.mac(key, CLIENT_KEY)), Secret.owning(hmac.mac(key, SERVER_KEY)));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
