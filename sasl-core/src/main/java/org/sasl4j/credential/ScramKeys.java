package org.sasl4j.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.sasl4j.Bytes;
import org.sasl4j.Hash;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.ScramCredential;
import org.sasl4j.Secret;
import org.sasl4j.crypto.Digests;
import org.sasl4j.crypto.Hmac;
import org.sasl4j.crypto.Pbkdf2;
import org.sasl4j.text.SaslPrep;

/** Derives the keys of SCRAM from passwords (RFC 5802 section 3). */
public final class ScramKeys {
    private static final byte[] CLIENT_KEY = "Client Key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVER_KEY = "Server Key".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_LENGTH = 16;

    private ScramKeys() {}

    /**
     * Makes the credential to store for a new password, with a fresh salt of 16 octets.
     *
     * @param hash the hash
     * @param password prepared by SASLprep as a stored string first; stays the caller's to close
     * @param iterations 1 or more; RFC 7677 asks for 4096 at least, the SHA-512 draft for 10000
     * @return the credential
     * @throws IllegalArgumentException if SASLprep prohibits the password or it is empty then
     * @throws MechanismException if the thread is interrupted
     */
    public static ScramCredential newCredential(Hash hash, Secret password, int iterations) throws MechanismException {
        byte[] salt = new byte[SALT_LENGTH];
        new SecureRandom().nextBytes(salt);
        try (Secret prepared = SaslPrep.prepare(password, Normalization.SASLPREP, SaslPrep.Rule.STORED)) {
            if (prepared.length() == 0) {
                throw new IllegalArgumentException("the password is empty after SASLprep (RFC 4013)");
            }
            return derive(hash, prepared, Bytes.copyOf(salt), iterations);
        }
    }

    /**
     * The credential that follows from a password, a salt and an iteration count.
     *
     * @param hash the hash
     * @param password as prepared; stays the caller's to close
     * @param salt not empty
     * @param iterations 1 or more
     * @return the credential
     * @throws MechanismException if the thread is interrupted
     */
    public static ScramCredential derive(Hash hash, Secret password, Bytes salt, int iterations)
            throws MechanismException {
        byte[] octets = password.revealBytes();
        byte[] saltedPassword;
        try {
            saltedPassword = Pbkdf2.derive(hash, octets, salt.toByteArray(), iterations);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
        try {
            byte[] clientKey = Hmac.of(hash, saltedPassword, CLIENT_KEY);
            MessageDigest digest = Digests.create(hash.algorithm());
            Bytes storedKey = Bytes.copyOf(digest.digest(clientKey));
            Arrays.fill(clientKey, (byte) 0);
            Bytes serverKey = Bytes.copyOf(Hmac.of(hash, saltedPassword, SERVER_KEY));
            return new ScramCredential(hash, salt, iterations, storedKey, serverKey);
        } finally {
            Arrays.fill(saltedPassword, (byte) 0);
        }
    }
}
