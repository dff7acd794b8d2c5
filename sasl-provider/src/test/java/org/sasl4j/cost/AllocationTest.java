package org.sasl4j.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.VerifyPasswordCallback;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramKeyCache;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.provider.Sasl4jProvider;

@DisplayName("15: what a handshake allocates, in octets, as the interpreter does it: compiled code leaves some out")
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 300;
    private static final int MEASURED = 100;
    private static final int ROUNDS = 5;

    private static final char[] PASSWORD = "correct horse".toCharArray();
    private static final String TOKEN = "t".repeat(970);
    private static final byte[] NONE = {};

    private static final SaslClientFactory CLIENTS = new Sasl4jProvider().clientFactory();
    private static final SaslServerFactory SERVERS = new Sasl4jProvider().serverFactory();

    /** What is done again and again. */
    private interface Handshake {
        void run() throws SaslException;
    }

    private record Case(String name, int most, Handshake handshake) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static void answer(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName("user");
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword(PASSWORD);
            } else if (callback instanceof RealmCallback realm) {
                realm.setText(realm.getDefaultText());
            } else if (callback instanceof VerifyPasswordCallback verify) {
                verify.setVerified(true);
            } else if (callback instanceof AuthorizeCallback authorize) {
                authorize.setAuthorized(true);
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private static final CallbackHandler HANDLER = AllocationTest::answer;

    private static Handshake client(String mechanism, Map<String, ?> properties) {
        String[] name = {mechanism};
        return () -> {
            SaslClient client = CLIENTS.createSaslClient(name, null, "imap", "localhost", properties, HANDLER);
            client.evaluateChallenge(NONE);
            client.dispose();
        };
    }

    private static Handshake server(
            String mechanism, Map<String, ?> properties, CallbackHandler handler, String message) {
        byte[] octets = message.getBytes(StandardCharsets.UTF_8);
        return () -> {
            SaslServer server = SERVERS.createSaslServer(mechanism, "imap", "localhost", properties, handler);
            server.evaluateResponse(octets);
            server.dispose();
        };
    }

    private static Handshake both(String mechanism, Map<String, ?> ofClient, Map<String, ?> ofServer) {
        String[] name = {mechanism};
        return () -> {
            SaslClient client = CLIENTS.createSaslClient(name, null, "imap", "localhost", ofClient, HANDLER);
            SaslServer server = SERVERS.createSaslServer(mechanism, "imap", "localhost", ofServer, null);
            byte[] challenge =
                    server.evaluateResponse(client.hasInitialResponse() ? client.evaluateChallenge(NONE) : NONE);
            while (!server.isComplete()) {
                challenge = server.evaluateResponse(client.evaluateChallenge(challenge));
            }
            client.evaluateChallenge(challenge);
            client.dispose();
            server.dispose();
        };
    }

    private static Stream<Case> cases() throws MechanismException {
        Map<String, ?> passwords = Map.of("org.sasl4j.credentials", new MemoryCredentialStore().put("user", PASSWORD));
        Map<String, ?> keys = Map.of(
                "org.sasl4j.credentials",
                new MemoryCredentialStore()
                        .put(
                                "user",
                                ScramKeys.derive(Hash.SHA_256, Secret.of(PASSWORD), Bytes.copyOf(new byte[16]), 4096)),
                "org.sasl4j.server.secret",
                "the server's");
        Map<String, ?> cache = Map.of("org.sasl4j.scram.keycache", new ScramKeyCache(1));
        Map<String, ?> anybody = Map.of("org.sasl4j.offered", "ANONYMOUS");
        Map<String, ?> token = Map.of("org.sasl4j.oauth.token", (Supplier<String>) () -> TOKEN);
        Map<String, ?> validator =
                Map.of("org.sasl4j.oauth.validator", (TokenValidator) request -> TokenVerdict.accepted("user"));
        String plain = "\0user\0correct horse";
        return Stream.of(
                new Case("PLAIN client", 560, client("PLAIN", Map.of())),
                new Case("PLAIN server with a store", 530, server("PLAIN", passwords, null, plain)),
                new Case("PLAIN server with a handler", 625, server("PLAIN", Map.of(), HANDLER, plain)),
                new Case("EXTERNAL client", 160, client("EXTERNAL", Map.of())),
                new Case(
                        "EXTERNAL server",
                        265,
                        server("EXTERNAL", Map.of("org.sasl4j.external.identity", "user"), null, "")),
                new Case("ANONYMOUS client", 215, client("ANONYMOUS", anybody)),
                new Case("ANONYMOUS server", 350, server("ANONYMOUS", anybody, null, "sirhc")),
                new Case("OAUTHBEARER client", 3080, client("OAUTHBEARER", token)),
                new Case(
                        "OAUTHBEARER server",
                        2700,
                        server("OAUTHBEARER", validator, null, "n,,\1auth=Bearer " + TOKEN + "\1\1")),
                new Case("SCRAM-SHA-256, client with cached keys", 8300, both("SCRAM-SHA-256", cache, keys)),
                new Case("DIGEST-MD5", 8300, both("DIGEST-MD5", Map.of(), passwords)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysWithinItsBound(Case measured) throws SaslException {
        long least = allocated(measured.handshake(), WARM_UP);
        for (int round = 0; round < ROUNDS; round++) {
            least = Math.min(least, allocated(measured.handshake(), MEASURED));
        }

        assertThat(least).isLessThanOrEqualTo(measured.most());
    }

    private static long allocated(Handshake handshake, int times) throws SaslException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            handshake.run();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / times;
    }
}
