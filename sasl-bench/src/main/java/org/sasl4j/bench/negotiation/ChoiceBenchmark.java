package org.sasl4j.bench.negotiation;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.sasl.plain.PlainSaslClientFactory;

/**
 * A client chooses from what a server offered, and only PLAIN is possible. We are measured by our own API, and by our
 * factory. The factories also make the client. The peers' factories choose by the name alone.
 */
public class ChoiceBenchmark extends Suite {
    private static final List<String> OFFERED = List.of("GSSAPI", "NTLM", "PLAIN");

    private final String[] names = OFFERED.toArray(String[]::new);
    private final CallbackHandler login = Users::answer;
    private final Negotiation negotiation = Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard())
            .on(Connection.unknown().withConfidential(Fact.YES));
    private final SaslClientFactory ours = new Sasl4jProvider().clientFactory();
    private final SaslClientFactory jdks = Exchanges.jdkClients("PLAIN");
    private final SaslClientFactory elytrons = new PlainSaslClientFactory();

    private @Nullable SaslClient client(SaslClientFactory factory) throws SaslException {
        return factory.createSaslClient(names, null, "imap", "localhost", Map.of(), login);
    }

    /** This library's own API. */
    @Benchmark
    public Choice sasl4j() {
        return negotiation.choose(OFFERED);
    }

    /** This library's factory. */
    @Benchmark
    public @Nullable SaslClient sasl4jHandler() throws SaslException {
        return client(ours);
    }

    /** The JDK's. */
    @Benchmark
    public @Nullable SaslClient jdk() throws SaslException {
        return client(jdks);
    }

    /** Elytron's. */
    @Benchmark
    public @Nullable SaslClient elytron() throws SaslException {
        return client(elytrons);
    }
}
