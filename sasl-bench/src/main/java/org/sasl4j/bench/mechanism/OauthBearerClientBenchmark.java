package org.sasl4j.bench.mechanism;

import java.util.Map;
import java.util.function.Supplier;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.sasl.oauth2.OAuth2SaslClientFactory;

/** A client of OAUTHBEARER with a token of 1 kB. Ours also sends the host. Kafka's also asks for extensions. */
public class OauthBearerClientBenchmark extends Suite {
    private static final String OAUTHBEARER = "OAUTHBEARER";

    private final Map<String, ?> token =
            Map.of("org.sasl4j.oauth.token", (Supplier<char[]>) BearerToken.TEXT::toCharArray);
    private final CallbackHandler handler = OurAnswers::answer;
    private final CallbackHandler elytronHandler = ElytronAnswers::answer;
    private final KafkaTokens kafkaHandler = new KafkaTokens();
    private final SaslClientFactory ours = new Sasl4jProvider().clientFactory();
    private final SaslClientFactory elytrons = new OAuth2SaslClientFactory();

    /** This library, with the token in a property. */
    @Benchmark
    public byte[] sasl4j() throws SaslException {
        return Exchanges.firstMessage(Exchanges.client(ours, OAUTHBEARER, token, null));
    }

    /** This library with a handler. */
    @Benchmark
    public byte[] sasl4jHandler() throws SaslException {
        return Exchanges.firstMessage(Exchanges.client(ours, OAUTHBEARER, Map.of(), handler));
    }

    /** Elytron. */
    @Benchmark
    public byte[] elytron() throws SaslException {
        return Exchanges.firstMessage(Exchanges.client(elytrons, OAUTHBEARER, Map.of(), elytronHandler));
    }

    /** Kafka. */
    @Benchmark
    public byte[] kafka() throws SaslException {
        return Exchanges.firstMessage(kafkaHandler.client());
    }
}
