package org.sasl4j.bench.mechanism;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServerFactory;
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;
import org.apache.kafka.common.security.plain.internals.PlainSaslServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.sasl.plain.PlainSaslServerFactory;

/**
 * A server of PLAIN. Every handler says that the password is right. Only our store compares it. Kafka's server prepares
 * nothing, and asks nobody whether the user may act as somebody else. The JDK has no server of PLAIN.
 */
public class PlainServerBenchmark extends Suite {
    private static final String PLAIN = "PLAIN";

    private final byte[] message =
            ("\0" + Users.NAME + "\0" + new String(Users.password())).getBytes(StandardCharsets.UTF_8);
    private final Map<String, ?> store = Map.of("org.sasl4j.credentials", Users.store());
    private final CallbackHandler handler = OurAnswers::answer;
    private final CallbackHandler elytronHandler = ElytronAnswers::answer;
    private final CallbackHandler kafkaHandler = PlainServerBenchmark::answerKafka;
    private final SaslServerFactory ours = new Sasl4jProvider().serverFactory();
    private final SaslServerFactory elytrons = new PlainSaslServerFactory();

    private static void answerKafka(Callback[] callbacks) {
        for (Callback callback : callbacks) {
            if (callback instanceof PlainAuthenticateCallback password) {
                password.authenticated(true);
            }
        }
    }

    /** This library with a store. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return Exchanges.userOf(Exchanges.server(ours, PLAIN, store, null), message);
    }

    /** This library with a handler. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return Exchanges.userOf(Exchanges.server(ours, PLAIN, Map.of(), handler), message);
    }

    /** Elytron. */
    @Benchmark
    public String elytron() throws SaslException {
        return Exchanges.userOf(Exchanges.server(elytrons, PLAIN, Map.of(), elytronHandler), message);
    }

    /** Kafka. */
    @Benchmark
    public String kafka() throws SaslException {
        return Exchanges.userOf(new PlainSaslServer(kafkaHandler), message);
    }
}
