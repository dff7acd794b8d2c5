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
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.sasl.external.ExternalSaslServerFactory;

/**
 * A server of EXTERNAL. The client names whom it acts as. Ours has the connection's identity from a property. Elytron's
 * asks its handler, which says yes.
 */
public class ExternalServerBenchmark extends Suite {
    private static final String EXTERNAL = "EXTERNAL";

    private final byte[] message = Users.NAME.getBytes(StandardCharsets.UTF_8);
    private final Map<String, ?> identity = Map.of("org.sasl4j.external.identity", Users.NAME);
    private final CallbackHandler handler = OurAnswers::answer;
    private final CallbackHandler elytronHandler = ElytronAnswers::answer;
    private final SaslServerFactory ours = new Sasl4jProvider().serverFactory();
    private final SaslServerFactory elytrons = new ExternalSaslServerFactory();

    /** This library. Users may act as themselves. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return Exchanges.userOf(Exchanges.server(ours, EXTERNAL, identity, null), message);
    }

    /** This library, which asks a handler for permission. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return Exchanges.userOf(Exchanges.server(ours, EXTERNAL, identity, handler), message);
    }

    /** Elytron. */
    @Benchmark
    public String elytron() throws SaslException {
        return Exchanges.userOf(Exchanges.server(elytrons, EXTERNAL, Map.of(), elytronHandler), message);
    }
}
