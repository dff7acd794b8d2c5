package org.sasl4j.bench.mechanism;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.sasl.oauth2.OAuth2SaslServerFactory;

/**
 * A server of OAUTHBEARER that accepts a token of 1 kB, which nobody checks. Elytron's server gets the message of
 * Elytron's client. That has {@code %x01} instead of the octet 1 of the RFC, and the server accepts nothing else.
 */
public class OauthBearerServerBenchmark extends Suite {
    private static final String OAUTHBEARER = "OAUTHBEARER";

    private final byte[] message = BearerToken.message();
    private final byte[] elytronMessage =
            new String(message, StandardCharsets.US_ASCII).replace("\1", "%x01").getBytes(StandardCharsets.US_ASCII);
    private final Map<String, ?> validator =
            Map.of("org.sasl4j.oauth.validator", (TokenValidator) request -> TokenVerdict.accepted(Users.NAME));
    private final CallbackHandler handler = OurAnswers::answer;
    private final CallbackHandler elytronHandler = ElytronAnswers::answer;
    private final KafkaTokens kafkaHandler = new KafkaTokens();
    private final SaslServerFactory ours = new Sasl4jProvider().serverFactory();
    private final SaslServerFactory elytrons = new OAuth2SaslServerFactory();

    /** This library, with the validator in a property. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return Exchanges.userOf(Exchanges.server(ours, OAUTHBEARER, validator, null), message);
    }

    /** This library with a handler. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return Exchanges.userOf(Exchanges.server(ours, OAUTHBEARER, Map.of(), handler), message);
    }

    /** Elytron. */
    @Benchmark
    public String elytron() throws SaslException {
        return Exchanges.userOf(Exchanges.server(elytrons, OAUTHBEARER, Map.of(), elytronHandler), elytronMessage);
    }

    /** Kafka. */
    @Benchmark
    public String kafka() throws SaslException {
        return Exchanges.userOf(kafkaHandler.server(), message);
    }
}
