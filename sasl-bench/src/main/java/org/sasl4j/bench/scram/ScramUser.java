package org.sasl4j.bench.scram;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;
import org.sasl4j.bench.Users;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.crypto.Pbkdf2;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramClientKeys;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.mechanism.scram.ScramKeysCallback;
import org.wildfly.security.auth.callback.CredentialCallback;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.password.Password;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ScramDigestPassword;

/**
 * The user, with SCRAM's keys as each library keeps them, and the answers of each library's handlers. Our handler and
 * Kafka's give StoredKey and ServerKey. Elytron's gives the SaltedPassword, because that is what Elytron keeps.
 */
final class ScramUser {
    static final int ITERATIONS = 4096;

    private static final byte[] SALT = "sixteen octets!!".getBytes(StandardCharsets.US_ASCII);

    private final Hash hash;
    private final ScramCredential stored;
    private final ScramClientKeys clientKeys;
    private final PasswordCredential elytrons;

    ScramUser(Hash hash) {
        this.hash = hash;
        try (Secret password = Secret.of(Users.password())) {
            byte[] octets = password.revealBytes();
            byte[] saltedPassword = Pbkdf2.derive(hash.algorithm(), hash.blockLength(), octets, SALT, ITERATIONS);
            stored = ScramKeys.derive(hash, password, Bytes.copyOf(SALT), ITERATIONS);
            clientKeys = ScramKeys.clientKeys(hash, Secret.copyOf(saltedPassword));
            elytrons = elytrons(saltedPassword);
        } catch (MechanismException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Translated once. Elytron would do it at each login. */
    private PasswordCredential elytrons(byte[] saltedPassword) throws GeneralSecurityException {
        String algorithm = mechanism().toLowerCase(Locale.ROOT);
        Password raw = ScramDigestPassword.createRaw(algorithm, saltedPassword, SALT, ITERATIONS);
        return new PasswordCredential(
                PasswordFactory.getInstance(algorithm, WildFlyElytronPasswordProvider.getInstance())
                        .translate(raw));
    }

    String mechanism() {
        return "SCRAM-" + hash;
    }

    ScramCredential stored() {
        return stored;
    }

    /** ClientKey and ServerKey. */
    ScramClientKeys clientKeys() {
        return clientKeys;
    }

    /** Properties of our server for the path without callbacks. */
    Map<String, Object> store() {
        return Map.of(
                "org.sasl4j.credentials",
                new MemoryCredentialStore().put(Users.NAME, stored),
                "org.sasl4j.server.secret",
                "the server's");
    }

    /** The handler of our server, for the path with callbacks. */
    void answer(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof org.sasl4j.mechanism.scram.ScramCredentialCallback credential) {
                credential.setCredential(stored);
            } else {
                Users.answer(callback);
            }
        }
    }

    /** The handler of our client that has keys and no password. */
    void answerWithKeys(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof ScramKeysCallback keys) {
                keys.setKeys(clientKeys.copy());
            } else {
                Users.answer(callback);
            }
        }
    }

    /** The handler of Elytron's server, and of its client that has the SaltedPassword. */
    void answerElytron(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof CredentialCallback credential) {
                credential.setCredential(elytrons);
            } else {
                Users.answer(callback);
            }
        }
    }

    /** The handler of Kafka's server. */
    void answerKafka(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof ScramCredentialCallback credential) {
                credential.scramCredential(new org.apache.kafka.common.security.scram.ScramCredential(
                        SALT,
                        stored.storedKey().toByteArray(),
                        stored.serverKey().toByteArray(),
                        ITERATIONS));
            } else {
                Users.answer(callback);
            }
        }
    }
}
