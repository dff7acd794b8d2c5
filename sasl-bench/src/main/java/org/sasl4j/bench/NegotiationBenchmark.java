package org.sasl4j.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.security.sasl.SaslClientFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Sasl4jProvider;

/** What choosing costs: once per connection on the client, once per greeting on the server. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class NegotiationBenchmark {
    private final Negotiation negotiation = Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard())
            .on(Connection.unknown().withConfidential(Fact.YES));
    private final List<String> offered = List.of("PLAIN", "GSSAPI", "EXTERNAL", "ANONYMOUS", "LOGIN");
    private final SaslClientFactory factory = new Sasl4jProvider().clientFactory();

    /** A client picks from what a server offered. */
    @Benchmark
    public Choice choose() {
        return negotiation.choose(offered);
    }

    /** A server lists what it offers. */
    @Benchmark
    public Choice offer() {
        return negotiation.offer();
    }

    /** The same as javax has it. */
    @Benchmark
    public String[] mechanismNames() {
        return factory.getMechanismNames(Map.of());
    }
}
