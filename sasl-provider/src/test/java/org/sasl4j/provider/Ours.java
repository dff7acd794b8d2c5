package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramKeys;

/** Our factories, asked without any registration, and the few words that their tests share. */
public final class Ours {
    /** The provider with every standard mechanism and no configuration. */
    public static final Sasl4jProvider PROVIDER = new Sasl4jProvider();

    /** No properties. */
    public static final Map<String, Object> NONE = Map.of();

    /** Where FOO may run too. */
    public static final Map<String, Object> WITH_FOO = Map.of("org.sasl4j.mechanisms", "FOO PLAIN EXTERNAL ANONYMOUS");

    /** Where a server lets in whoever asks. */
    public static final Map<String, Object> WITH_ANONYMOUS = Map.of("org.sasl4j.offered", "ANONYMOUS");

    private Ours() {}

    /** A client that acts as oneself. */
    public static SaslClient client(String mechanism, Map<String, ?> props, CallbackHandler handler)
            throws SaslException {
        return client(mechanism, null, props, handler);
    }

    /** A client of ours. */
    public static SaslClient client(String mechanism, String authzid, Map<String, ?> props, CallbackHandler handler)
            throws SaslException {
        return PROVIDER.clientFactory()
                .createSaslClient(new String[] {mechanism}, authzid, "test", "localhost", props, handler);
    }

    /** A server of ours. */
    public static SaslServer server(String mechanism, Map<String, ?> props, CallbackHandler handler)
            throws SaslException {
        return PROVIDER.serverFactory().createSaslServer(mechanism, "test", "localhost", props, handler);
    }

    /** A PLAIN server whose one user is alice with the password secret, and where everybody acts as oneself. */
    public static SaslServer plainServer() throws SaslException {
        return server("PLAIN", NONE, Answers.user("alice", "secret"));
    }

    /** A store whose one user is alice with the password secret. */
    public static MemoryCredentialStore store() {
        return new MemoryCredentialStore().put("alice", "secret".toCharArray());
    }

    /** PLAIN's message. */
    public static byte[] plain(String authzid, String authcid, String password) {
        return utf8(authzid + '\0' + authcid + '\0' + password);
    }

    /** The octets of a text. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a client's first message to a server and returns what the server says. */
    public static byte[] login(SaslClient client, SaslServer server) throws SaslException {
        return server.evaluateResponse(client.evaluateChallenge(new byte[0]));
    }

    /** Runs an exchange to its end; what the server says with its success has to content the client. */
    public static SaslServer converse(SaslClient client, SaslServer server) throws SaslException {
        byte[] challenge = {};
        while (!server.isComplete()) {
            challenge = server.evaluateResponse(client.evaluateChallenge(challenge));
        }
        if (challenge != null) {
            assertThat(client.evaluateChallenge(challenge)).isNull();
        }
        assertThat(client.isComplete()).isTrue();
        return server;
    }

    /** What a server keeps of a password: its keys with 4096 iterations. */
    public static ScramCredential keys(Hash hash, String password) {
        return keys(hash, password, 4096);
    }

    static ScramCredential keys(Hash hash, String password, int iterations) {
        try (Secret secret = Secret.of(password.toCharArray())) {
            return ScramKeys.newCredential(hash, secret, iterations);
        } catch (MechanismException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asserts that an exchange fails for this reason and with these words. */
    public static MechanismException assertFails(Reason reason, String words, Callable<?> call) {
        MechanismException failure = catchThrowableOfType(MechanismException.class, call::call);
        assertThat(failure).isNotNull().hasMessageContaining(words);
        assertThat(failure.reason()).isEqualTo(reason);
        return failure;
    }
}
