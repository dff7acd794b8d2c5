package org.sasl4j.bench.negotiation;

import java.util.Map;
import javax.security.sasl.SaslServerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.sasl.anonymous.AnonymousServerFactory;
import org.wildfly.security.sasl.digest.DigestServerFactory;
import org.wildfly.security.sasl.external.ExternalSaslServerFactory;
import org.wildfly.security.sasl.plain.PlainSaslServerFactory;
import org.wildfly.security.sasl.scram.ScramSaslServerFactory;
import org.wildfly.security.sasl.util.AggregateSaslServerFactory;

/**
 * A server lists what it offers, as it does for each greeting. Elytron's factories are joined by Elytron's own class
 * for that.
 */
public class OfferBenchmark extends Suite {
    private final Negotiation negotiation = Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard())
            .on(Connection.unknown().withConfidential(Fact.YES));
    private final SaslServerFactory ours = new Sasl4jProvider().serverFactory();
    private final SaslServerFactory jdks = Exchanges.jdkServers("DIGEST-MD5");
    private final SaslServerFactory elytrons = new AggregateSaslServerFactory(
            new PlainSaslServerFactory(),
            new ExternalSaslServerFactory(),
            new AnonymousServerFactory(),
            new DigestServerFactory(WildFlyElytronPasswordProvider.getInstance()),
            new ScramSaslServerFactory(WildFlyElytronPasswordProvider.getInstance()));

    /** This library's own API. */
    @Benchmark
    public Choice sasl4j() {
        return negotiation.offer();
    }

    /** This library's factory. */
    @Benchmark
    public String[] sasl4jHandler() {
        return ours.getMechanismNames(Map.of());
    }

    /** The JDK's factory, which has one mechanism. */
    @Benchmark
    public String[] jdk() {
        return jdks.getMechanismNames(Map.of());
    }

    /** Elytron's factory. */
    @Benchmark
    public String[] elytron() {
        return elytrons.getMechanismNames(Map.of());
    }
}
