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

/** Clients of a mechanism of one message that the JDK has, too. All have the same handler. */
public abstract class FirstMessageSuite extends Suite {
    private final String name;
    private final Mechanism mechanism;
    private final ClientContext context = Users.client();
    private final CallbackHandler login = Users::answer;
    private final SaslClientFactory ours = new Sasl4jProvider().clientFactory();
    private final SaslClientFactory jdks;
    private final SaslClientFactory elytrons;

    /**
     * For benchmarks.
     *
     * @param name the name of the mechanism
     * @param elytrons Elytron's factory for it
     */
    protected FirstMessageSuite(String name, SaslClientFactory elytrons) {
        this.name = name;
        this.mechanism = Exchanges.ours(name);
        this.jdks = Exchanges.jdkClients(name);
        this.elytrons = elytrons;
    }

    private byte[] message(SaslClientFactory factory) throws SaslException {
        return Exchanges.firstMessage(Exchanges.client(factory, name, Map.of(), login));
    }

    /** This library with a context. */
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
