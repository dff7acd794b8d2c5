package org.sasl4j.bench.mechanism;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.sasl.anonymous.AnonymousServerFactory;

/** A server of ANONYMOUS. Ours serves it only if the application says that it offers ANONYMOUS. */
public class AnonymousServerBenchmark extends Suite {
    private static final String ANONYMOUS = "ANONYMOUS";

    private final byte[] trace = "sirhc".getBytes(StandardCharsets.UTF_8);
    private final Map<String, ?> offered = Map.of("org.sasl4j.offered", ANONYMOUS);
    private final CallbackHandler handler = OurAnswers::answer;
    private final CallbackHandler elytronHandler = ElytronAnswers::answer;
    private final SaslServerFactory ours = new Sasl4jProvider().serverFactory();
    private final SaslServerFactory elytrons = new AnonymousServerFactory();

    /** This library. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return Exchanges.userOf(Exchanges.server(ours, ANONYMOUS, offered, null), trace);
    }

    /** This library, which asks a handler for permission. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return Exchanges.userOf(Exchanges.server(ours, ANONYMOUS, offered, handler), trace);
    }

    /** Elytron. */
    @Benchmark
    public String elytron() throws SaslException {
        return Exchanges.userOf(Exchanges.server(elytrons, ANONYMOUS, Map.of(), elytronHandler), trace);
    }
}
