package org.sasl4j.bench;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.auth.callback.AnonymousAuthorizationCallback;
import org.wildfly.security.auth.callback.EvidenceVerifyCallback;
import org.wildfly.security.sasl.anonymous.AnonymousServerFactory;
import org.wildfly.security.sasl.external.ExternalSaslServerFactory;
import org.wildfly.security.sasl.plain.PlainSaslClientFactory;
import org.wildfly.security.sasl.plain.PlainSaslServerFactory;

/** The mechanisms of one message: a client makes it, or a server takes one made before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class OneMessageBenchmark {
    private static final byte[] PLAIN = octets("\0user\0" + new String(Logins.PASSWORD));
    private static final byte[] BEARER = octets("n,,\u0001auth=Bearer " + KafkaTokens.TOKEN + "\u0001\u0001");
    private static final byte[] TRACE = octets("sirhc");
    private static final byte[] NOTHING = {};

    private final Sasl4jProvider provider = new Sasl4jProvider();
    private final CallbackHandler login = Logins::answer;
    private final Map<String, ?> users =
            Map.of("org.sasl4j.credentials", new MemoryCredentialStore().put("user", Logins.PASSWORD));
    private final Map<String, ?> validator =
            Map.of("org.sasl4j.oauth.validator", (TokenValidator) request -> TokenVerdict.accepted("user"));
    private final Map<String, ?> token =
            Map.of("org.sasl4j.oauth.token", (Supplier<char[]>) KafkaTokens.TOKEN::toCharArray);
    private final Map<String, ?> identity = Map.of("org.sasl4j.external.identity", "user");
    private final Map<String, ?> anybody = Map.of("org.sasl4j.offered", "ANONYMOUS"); // else it lets nobody in
    private final KafkaTokens kafka = new KafkaTokens();
    private final SaslClientFactory sunPlain = sun("PLAIN");
    private final SaslClientFactory sunExternal = sun("EXTERNAL");
    private final SaslClientFactory elytronPlainClients = new PlainSaslClientFactory();
    private final SaslServerFactory elytronPlainServers = new PlainSaslServerFactory();
    private final SaslServerFactory elytronExternal = new ExternalSaslServerFactory();
    private final SaslServerFactory elytronAnonymous = new AnonymousServerFactory();

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SaslClientFactory sun(String mechanism) {
        try {
            return (SaslClientFactory) Security.getProvider("SunSASL")
                    .getService("SaslClientFactory", mechanism)
                    .newInstance(null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answerElytron(Callback[] callbacks) {
        for (Callback callback : callbacks) {
            if (callback instanceof EvidenceVerifyCallback verify) {
                verify.setVerified(true);
            } else if (callback instanceof AuthorizeCallback authorize) {
                authorize.setAuthorized(true);
            } else if (callback instanceof AnonymousAuthorizationCallback anonymous) {
                anonymous.setAuthorized(true);
            }
        }
    }

    private byte[] client(SaslClientFactory factory, String mechanism, Map<String, ?> properties) throws SaslException {
        SaslClient client =
                factory.createSaslClient(new String[] {mechanism}, null, "bench", "localhost", properties, login);
        byte[] message = client.evaluateChallenge(NOTHING);
        client.dispose();
        return message;
    }

    private static String server(
            SaslServerFactory factory,
            String mechanism,
            Map<String, ?> properties,
            CallbackHandler handler,
            byte[] message)
            throws SaslException {
        SaslServer server = factory.createSaslServer(mechanism, "bench", "localhost", properties, handler);
        server.evaluateResponse(message);
        String user = server.getAuthorizationID();
        server.dispose();
        return user;
    }

    /** PLAIN, our client. */
    @Benchmark
    public byte[] plainClient() throws SaslException {
        return client(provider.clientFactory(), "PLAIN", Map.of());
    }

    /** PLAIN, the JDK's client. */
    @Benchmark
    public byte[] plainClientSun() throws SaslException {
        return client(sunPlain, "PLAIN", Map.of());
    }

    /** PLAIN, Elytron's client. */
    @Benchmark
    public byte[] plainClientElytron() throws SaslException {
        return client(elytronPlainClients, "PLAIN", Map.of());
    }

    /** PLAIN, our server. */
    @Benchmark
    public String plainServer() throws SaslException {
        return server(provider.serverFactory(), "PLAIN", users, null, PLAIN);
    }

    /** PLAIN, Elytron's server, whose handler answers yes. */
    @Benchmark
    public String plainServerElytron() throws SaslException {
        return server(elytronPlainServers, "PLAIN", Map.of(), OneMessageBenchmark::answerElytron, PLAIN);
    }

    /** OAUTHBEARER, our client. */
    @Benchmark
    public byte[] bearerClient() throws SaslException {
        return client(provider.clientFactory(), "OAUTHBEARER", token);
    }

    /** OAUTHBEARER, Kafka's client. */
    @Benchmark
    public byte[] bearerClientKafka() throws SaslException {
        return kafka.client().evaluateChallenge(NOTHING);
    }

    /** OAUTHBEARER, our server. */
    @Benchmark
    public String bearerServer() throws SaslException {
        return server(provider.serverFactory(), "OAUTHBEARER", validator, null, BEARER);
    }

    /** OAUTHBEARER, Kafka's server. */
    @Benchmark
    public String bearerServerKafka() throws SaslException {
        SaslServer server = new OAuthBearerSaslServer(kafka);
        server.evaluateResponse(BEARER);
        return server.getAuthorizationID();
    }

    /** EXTERNAL, our client. */
    @Benchmark
    public byte[] externalClient() throws SaslException {
        return client(provider.clientFactory(), "EXTERNAL", Map.of());
    }

    /** EXTERNAL, the JDK's client. */
    @Benchmark
    public byte[] externalClientSun() throws SaslException {
        return client(sunExternal, "EXTERNAL", Map.of());
    }

    /** EXTERNAL, our server. */
    @Benchmark
    public String externalServer() throws SaslException {
        return server(provider.serverFactory(), "EXTERNAL", identity, null, NOTHING);
    }

    /** EXTERNAL, Elytron's server. */
    @Benchmark
    public String externalServerElytron() throws SaslException {
        return server(elytronExternal, "EXTERNAL", Map.of(), OneMessageBenchmark::answerElytron, octets("user"));
    }

    /** ANONYMOUS, our server. */
    @Benchmark
    public String anonymousServer() throws SaslException {
        return server(provider.serverFactory(), "ANONYMOUS", anybody, null, TRACE);
    }

    /** ANONYMOUS, Elytron's server. */
    @Benchmark
    public String anonymousServerElytron() throws SaslException {
        return server(elytronAnonymous, "ANONYMOUS", Map.of(), OneMessageBenchmark::answerElytron, TRACE);
    }
}
