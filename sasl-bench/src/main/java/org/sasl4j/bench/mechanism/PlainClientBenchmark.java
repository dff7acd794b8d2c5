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
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.sasl.plain.PlainSaslClientFactory;

/** A client of PLAIN, whose handler tells name and password. The JDK's does not prepare them by SASLprep. */
public class PlainClientBenchmark extends Suite {
    private static final String PLAIN = "PLAIN";

    private final Mechanism mechanism = Exchanges.ours(PLAIN);
    private final ClientContext context = Users.client();
    private final CallbackHandler login = Users::answer;
    private final SaslClientFactory ours = new Sasl4jProvider().clientFactory();
    private final SaslClientFactory jdks = Exchanges.jdkClients(PLAIN);
    private final SaslClientFactory elytrons = new PlainSaslClientFactory();

    private byte[] message(SaslClientFactory factory) throws SaslException {
        return Exchanges.firstMessage(Exchanges.client(factory, PLAIN, Map.of(), login));
    }

    /** This library, told by a context. */
    @Benchmark
    public byte @Nullable [] sasl4j() throws SaslException {
        return Exchanges.firstMessage(mechanism, context);
    }

    /** This library, told by the handler. */
    @Benchmark
    public byte[] sasl4jHandler() throws SaslException {
        return message(ours);
    }

    /** The JDK. */
    @Benchmark
    public byte[] jdk() throws SaslException {
        return message(jdks);
    }

    /** Elytron. */
    @Benchmark
    public byte[] elytron() throws SaslException {
        return message(elytrons);
    }
}
