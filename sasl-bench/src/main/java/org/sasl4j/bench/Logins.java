package org.sasl4j.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.crypto.Pbkdf2;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.wildfly.security.auth.callback.CredentialCallback;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.password.interfaces.ScramDigestPassword;

/** One user with one password, known to every library in the form that it keeps. */
final class Logins {
    static final String MECHANISM = "SCRAM-SHA-256";
    static final int ITERATIONS = 4096;
    static final byte[] SALT = "sixteen octets!!".getBytes(StandardCharsets.US_ASCII);
    static final char[] PASSWORD = "correct horse".toCharArray();

    final byte[] saltedPassword;
    final ScramCredential stored;
    final Map<String, Object> ourServer;
    final CallbackHandler elytronServer;
    final CallbackHandler kafkaServer;

    Logins() throws MechanismException {
        byte[] octets = new String(PASSWORD).getBytes(StandardCharsets.UTF_8);
        saltedPassword = Pbkdf2.derive("SHA-256", 64, octets, SALT, ITERATIONS);
        stored = ScramKeys.derive(Hash.SHA_256, Secret.of(PASSWORD), Bytes.copyOf(SALT), ITERATIONS);
        ourServer = Map.of(
                "org.sasl4j.credentials",
                new MemoryCredentialStore().put("user", stored),
                "org.sasl4j.server.secret",
                "the server's");
        elytronServer = this::answerElytron;
        kafkaServer = this::answerKafka;
    }

    /** A client's answers. */
    static void answer(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName("user");
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword(PASSWORD);
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private void answerElytron(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof CredentialCallback credential) {
                credential.setCredential(new PasswordCredential(ScramDigestPassword.createRaw(
                        ScramDigestPassword.ALGORITHM_SCRAM_SHA_256, saltedPassword, SALT, ITERATIONS)));
            } else if (callback instanceof AuthorizeCallback authorize) {
                authorize.setAuthorized(true);
            } else if (!(callback instanceof NameCallback)) {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private void answerKafka(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof ScramCredentialCallback credential) {
                credential.scramCredential(new org.apache.kafka.common.security.scram.ScramCredential(
                        SALT,
                        stored.storedKey().toByteArray(),
                        stored.serverKey().toByteArray(),
                        ITERATIONS));
            } else if (!(callback instanceof NameCallback)) {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
