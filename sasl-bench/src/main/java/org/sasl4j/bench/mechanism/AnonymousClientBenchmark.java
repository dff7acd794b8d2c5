package org.sasl4j.bench.mechanism;

import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.ClientContext;
import org.sasl4j.Mechanism;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.mechanism.anonymous.Anonymous;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.sasl.anonymous.AnonymousClientFactory;

/**
 * A client of ANONYMOUS that leaves its user's name as its trace. Ours has it from a property, Elytron's from the
 * handler.
 */
public class AnonymousClientBenchmark extends Suite {
    private static final String ANONYMOUS = "ANONYMOUS";

    private final Mechanism mechanism = Exchanges.ours(ANONYMOUS);
    private final ClientContext context = Users.client().with(Anonymous.TRACE, Users.NAME);
    private final Map<String, ?> trace = Map.of("org.sasl4j.anonymous.trace", Users.NAME);
    private final CallbackHandler login = Users::answer;
    private final SaslClientFactory ours = new Sasl4jProvider().clientFactory();
    private final SaslClientFactory elytrons = new AnonymousClientFactory();

    /** This library with a context. */
    @Benchmark
    public byte @Nullable [] sasl4j() throws SaslException {
        return Exchanges.firstMessage(mechanism, context);
    }

    /** This library with a handler. */
    @Benchmark
    public byte[] sasl4jHandler() throws SaslException {
        return Exchanges.firstMessage(Exchanges.client(ours, ANONYMOUS, trace, login));
    }

    /** Elytron. */
    @Benchmark
    public byte[] elytron() throws SaslException {
        return Exchanges.firstMessage(Exchanges.client(elytrons, ANONYMOUS, Map.of(), login));
    }
}
