package org.sasl4j.bench;

import com.ongres.scram.client.ScramClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.apache.kafka.common.security.scram.internals.ScramSaslClient;
import org.apache.kafka.common.security.scram.internals.ScramSaslServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sasl4j.MechanismException;
import org.sasl4j.mechanism.scram.ScramKeyCache;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.sasl.scram.ScramSaslClientFactory;
import org.wildfly.security.sasl.scram.ScramSaslServerFactory;

/**
 * A login by SCRAM-SHA-256 with 4096 iterations. Every server answers from stored keys; {@code …Server} methods have the
 * client's part computed by hand from keys, at the cost that {@code handmadeClient} shows, so that the server's is the
 * rest. Run with {@code -t 1}, {@code -t 2} and {@code -t 4}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ScramHandshakeBenchmark {
    private final Logins logins = logins();
    private final HandmadeClient handmade = new HandmadeClient(logins);
    private final CallbackHandler login = Logins::answer;
    private final Sasl4jProvider provider = new Sasl4jProvider();
    private final ScramKeyCache cache = new ScramKeyCache(10);
    private final Map<String, Object> cached = Map.of("org.sasl4j.scram.keycache", cache);
    private final SaslClientFactory elytronClients =
            new ScramSaslClientFactory(WildFlyElytronPasswordProvider.getInstance());
    private final SaslServerFactory elytronServers =
            new ScramSaslServerFactory(WildFlyElytronPasswordProvider.getInstance());
    private final SaslClientFactory kafkaClients = new ScramSaslClient.ScramSaslClientFactory();
    private final SaslServerFactory kafkaServers = new ScramSaslServer.ScramSaslServerFactory();

    private static Logins logins() {
        try {
            return new Logins();
        } catch (MechanismException e) {
            throw new IllegalStateException(e);
        }
    }

    private SaslClient ourClient(Map<String, ?> properties) throws SaslException {
        return provider.clientFactory()
                .createSaslClient(new String[] {Logins.MECHANISM}, null, "bench", "localhost", properties, login);
    }

    private SaslServer ourServer() throws SaslException {
        return provider.serverFactory()
                .createSaslServer(Logins.MECHANISM, "bench", "localhost", logins.ourServer, null);
    }

    private SaslServer elytronServer() throws SaslException {
        return elytronServers.createSaslServer(Logins.MECHANISM, "bench", "localhost", Map.of(), logins.elytronServer);
    }

    private SaslServer kafkaServer() throws SaslException {
        return kafkaServers.createSaslServer(Logins.MECHANISM, "bench", "localhost", Map.of(), logins.kafkaServer);
    }

    private static String login(SaslClient client, SaslServer server) throws SaslException {
        byte[] last = server.evaluateResponse(
                client.evaluateChallenge(server.evaluateResponse(client.evaluateChallenge(new byte[0]))));
        client.evaluateChallenge(last);
        String user = client.isComplete() && server.isComplete() ? server.getAuthorizationID() : null;
        client.dispose();
        server.dispose();
        return user;
    }

    private String login(SaslServer server) throws SaslException {
        HandmadeClient.Attempt attempt = handmade.attempt();
        byte[] last = server.evaluateResponse(attempt.clientFinal(server.evaluateResponse(attempt.clientFirst())));
        String user = server.isComplete() && last != null ? server.getAuthorizationID() : null;
        server.dispose();
        return user;
    }

    /** Both sides ours, the client deriving its keys. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return login(ourClient(Map.of()), ourServer());
    }

    /** Both sides Elytron's, the client deriving its keys. */
    @Benchmark
    public String elytron() throws SaslException {
        return login(
                elytronClients.createSaslClient(
                        new String[] {Logins.MECHANISM}, null, "bench", "localhost", Map.of(), login),
                elytronServer());
    }

    /** Both sides Kafka's, the client deriving its keys. */
    @Benchmark
    public String kafka() throws SaslException {
        return login(
                kafkaClients.createSaslClient(
                        new String[] {Logins.MECHANISM}, null, "bench", "localhost", Map.of(), login),
                kafkaServer());
    }

    /** Our client with cached keys, our server. */
    @Benchmark
    public String sasl4jCachedKeys() throws SaslException {
        return login(ourClient(cached), ourServer());
    }

    /** The ongres client with ClientKey and ServerKey, our server. */
    @Benchmark
    public String ongresCachedKeys() throws Exception {
        ScramClient client = ScramClient.builder()
                .advertisedMechanisms(List.of(Logins.MECHANISM))
                .username("user")
                .clientAndServerKey(
                        handmade.clientKey(), logins.stored.serverKey().toByteArray())
                .build();
        SaslServer server = ourServer();
        byte[] first =
                server.evaluateResponse(client.clientFirstMessage().toString().getBytes(StandardCharsets.UTF_8));
        client.serverFirstMessage(new String(first, StandardCharsets.UTF_8));
        byte[] last =
                server.evaluateResponse(client.clientFinalMessage().toString().getBytes(StandardCharsets.UTF_8));
        client.serverFinalMessage(new String(last, StandardCharsets.UTF_8));
        return server.getAuthorizationID();
    }

    /** The cost of the client in the methods below. */
    @Benchmark
    public byte[] handmadeClient() {
        HandmadeClient.Attempt attempt = handmade.attempt();
        attempt.clientFirst();
        return attempt.clientFinal(attempt.pretendedServerFirst());
    }

    /** Our server. */
    @Benchmark
    public String sasl4jServer() throws SaslException {
        return login(ourServer());
    }

    /** Elytron's server. */
    @Benchmark
    public String elytronServerAlone() throws SaslException {
        return login(elytronServer());
    }

    /** Kafka's server. */
    @Benchmark
    public String kafkaServerAlone() throws SaslException {
        return login(kafkaServer());
    }
}
