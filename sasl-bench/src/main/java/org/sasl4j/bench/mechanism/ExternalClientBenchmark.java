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
import org.wildfly.security.sasl.external.ExternalSaslClientFactory;

/** A client of EXTERNAL that acts as itself. All have a handler, and none asks it. */
public class ExternalClientBenchmark extends Suite {
    private static final String EXTERNAL = "EXTERNAL";

    private final Mechanism mechanism = Exchanges.ours(EXTERNAL);
    private final ClientContext context = Users.client();
    private final CallbackHandler login = Users::answer;
    private final SaslClientFactory ours = new Sasl4jProvider().clientFactory();
    private final SaslClientFactory jdks = Exchanges.jdkClients(EXTERNAL);
    private final SaslClientFactory elytrons = new ExternalSaslClientFactory();

    private byte[] message(SaslClientFactory factory) throws SaslException {
        return Exchanges.firstMessage(Exchanges.client(factory, EXTERNAL, Map.of(), login));
    }

    /** This library, told by a context. */
    @Benchmark
    public byte @Nullable [] sasl4j() throws SaslException {
        return Exchanges.firstMessage(mechanism, context);
    }

    /** This library with a handler. */
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
