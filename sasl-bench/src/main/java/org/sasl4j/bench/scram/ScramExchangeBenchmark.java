package org.sasl4j.bench.scram;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.apache.kafka.common.security.scram.internals.ScramSaslClient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.sasl.scram.ScramSaslClientFactory;

/**
 * A login with 4096 iterations, with both sides of one library. The client derives its keys from a password that a
 * handler gives.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScramExchangeBenchmark extends Suite {
    /** The hash, one of those that all libraries have. */
    @Param({"SHA-256", "SHA-512"})
    public String hash = "SHA-256";

    private final CallbackHandler login = Users::answer;
    private final SaslClientFactory ourClients = new Sasl4jProvider().clientFactory();
    private final SaslClientFactory elytronClients =
            new ScramSaslClientFactory(WildFlyElytronPasswordProvider.getInstance());
    private final SaslClientFactory kafkaClients = new ScramSaslClient.ScramSaslClientFactory();
    private String mechanism;
    private ScramServers servers;

    /** Makes the servers. */
    @Setup
    public void enrol() {
        ScramUser user = new ScramUser(Hash.named(hash).orElseThrow());
        mechanism = user.mechanism();
        servers = new ScramServers(user);
    }

    private SaslClient client(SaslClientFactory factory) throws SaslException {
        return Exchanges.client(factory, mechanism, Map.of(), login);
    }

    /** This library, with a store on the server. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return Exchanges.userOf(client(ourClients), servers.sasl4j());
    }

    /** This library, with a handler on the server. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return Exchanges.userOf(client(ourClients), servers.sasl4jHandler());
    }

    /** Elytron. */
    @Benchmark
    public String elytron() throws SaslException {
        return Exchanges.userOf(client(elytronClients), servers.elytron());
    }

    /** Kafka. */
    @Benchmark
    public String kafka() throws SaslException {
        return Exchanges.userOf(client(kafkaClients), servers.kafka());
    }
}
