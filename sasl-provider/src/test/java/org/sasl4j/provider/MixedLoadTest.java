package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Credential;
import org.sasl4j.MechanismName;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.mechanism.scram.Hash;

/** Every mechanism at once, from many threads, with right and wrong secrets: {@code -Pload} has ten times as many logins. */
@Tag("heavy")
class MixedLoadTest {
    private static final int LOGINS = Integer.getInteger("load.logins", 20_000);
    private static final int THREADS = 64;
    private static final int ITERATIONS = 64; // what is tested is not the cost of hashing
    private static final long MOST_GROWTH = 8 << 20;
    private static final List<String> MECHANISMS =
            Mechanisms.standard().names().stream().map(MechanismName::toString).toList();

    /** What a client claims; only the right one gets in. */
    private enum Claim {
        RIGHT,
        WRONG_SECRET,
        UNKNOWN_USER
    }

    @TempDir
    private Path folder;

    private final MemoryCredentialStore users = new MemoryCredentialStore()
            .put("alice", "secret".toCharArray())
            .put(
                    "stored",
                    Stream.of(Hash.values())
                            .map(hash -> Ours.keys(hash, "secret", ITERATIONS))
                            .toArray(Credential[]::new));
    private final Map<String, Object> common = Map.of("org.sasl4j.mechanisms", MECHANISMS);

    private static String user(int number, Claim claim, String mechanism) {
        if (claim == Claim.UNKNOWN_USER) {
            return "nobody" + number % 7;
        }
        return number % 2 == 0 && mechanism.startsWith("SCRAM-") ? "stored" : "alice";
    }

    private SaslClient client(int number, String mechanism, Claim claim) throws SaslException {
        Map<String, Object> properties = new HashMap<>(common);
        properties.put("org.sasl4j.scram.iterations.min", 1);
        properties.put(Sasl.QOP, mechanism.equals("DIGEST-MD5") && number % 2 == 0 ? "auth-conf" : "auth");
        properties.put("org.sasl4j.anonymous.trace", claim == Claim.RIGHT ? "trace" : "tra\u0007ce");
        if (mechanism.endsWith("-PLUS")) {
            properties.put("org.sasl4j.channelbinding", binding(claim == Claim.WRONG_SECRET ? number % 2 : 0));
        }
        String secret = claim == Claim.RIGHT || mechanism.endsWith("-PLUS") && number % 2 == 1 ? "secret" : "guess";
        String authzid = mechanism.equals("EXTERNAL") && claim != Claim.RIGHT ? "boss" : null;
        CallbackHandler login = Answers.login(user(number, claim, mechanism), secret);
        return Ours.client(mechanism, authzid, properties, login);
    }

    private SaslServer server(int number, String mechanism) throws SaslException {
        Map<String, Object> properties = new HashMap<>(common);
        TokenValidator validator = request -> new String(request.token().revealChars()).equals("secret")
                ? TokenVerdict.accepted("alice")
                : TokenVerdict.rejected(TokenError.INVALID_TOKEN);
        properties.put("org.sasl4j.credentials", users);
        properties.put("org.sasl4j.server.secret", "server");
        properties.put("org.sasl4j.scram.iterations", ITERATIONS);
        properties.put("org.sasl4j.oauth.validator", validator);
        properties.put("org.sasl4j.external.identity", "alice");
        properties.put(Sasl.QOP, "auth-conf,auth-int,auth");
        if (mechanism.endsWith("-PLUS")) {
            properties.put("org.sasl4j.channelbinding", binding(0));
        }
        return Ours.server(mechanism, properties, null);
    }

    private static ChannelBinding binding(int channel) {
        return ChannelBinding.of("tls-server-end-point", new byte[] {(byte) channel});
    }

    /** Whether the server let the client in; a refusal of either is one. */
    private boolean logsIn(int number, String mechanism, Claim claim) {
        SaslServer server = null;
        try {
            SaslClient client = client(number, mechanism, claim);
            server = server(number, mechanism);
            byte[] message = client.hasInitialResponse() ? client.evaluateChallenge(new byte[0]) : new byte[0];
            while (!server.isComplete()) {
                byte[] challenge = server.evaluateResponse(message);
                message = challenge == null ? new byte[0] : client.evaluateChallenge(challenge);
            }
            boolean in = client.isComplete() && server.isComplete();
            client.dispose();
            return in;
        } catch (SaslException refused) {
            return false;
        } finally {
            dispose(server);
        }
    }

    private static void dispose(SaslServer server) {
        try {
            if (server != null) {
                server.dispose();
            }
        } catch (SaslException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void run(AtomicInteger next, int end, ConcurrentLinkedQueue<String> wrong) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = Stream.<Future<?>>generate(() -> threads.submit(() -> {
                        for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                            String mechanism = MECHANISMS.get(number % MECHANISMS.size());
                            Claim claim = Claim.values()[number / MECHANISMS.size() % Claim.values().length];
                            if (logsIn(number, mechanism, claim) != (claim == Claim.RIGHT)) {
                                wrong.add(number + " " + mechanism + " " + claim);
                            }
                        }
                    }))
                    .limit(THREADS)
                    .toList();
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdown();
        }
        next.set(end);
    }

    @Test
    @DisplayName(
            "12: logins of every mechanism from 64 threads over shared factories are all judged right, leave no memory, and wait for no lock")
    void judgesEveryLoginRight() throws Exception {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        Waits.during(folder, () -> run(next, LOGINS / 4, wrong)); // until all is loaded and warm
        long before = usedMemory();

        List<RecordedEvent> waits = Waits.during(folder, () -> run(next, LOGINS, wrong));

        assertThat(wrong).isEmpty();
        assertThat(waits).as("waits for a lock").isEmpty();
        assertThat(usedMemory() - before).as("octets more").isLessThan(MOST_GROWTH);
    }
}
