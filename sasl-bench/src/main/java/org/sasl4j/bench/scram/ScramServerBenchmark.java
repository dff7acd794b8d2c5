package org.sasl4j.bench.scram;

import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.mechanism.scram.Hash;

/** A server's part of a login from stored keys. The client's part is the baseline, which is computed by hand. */
public class ScramServerBenchmark extends Suite {
    /** The hash, one of those that all libraries have. */
    @Param({"SHA-256", "SHA-512"})
    public String hash = "SHA-256";

    private ScramServers servers;
    private HandmadeClient client;

    /** Makes the client and the servers. */
    @Setup
    public void enrol() {
        ScramUser user = new ScramUser(Hash.named(hash).orElseThrow());
        servers = new ScramServers(user);
        client = new HandmadeClient(user.stored(), user.clientKeys());
    }

    private String userOf(SaslServer server) throws SaslException {
        server.evaluateResponse(client.finalMessage(server.evaluateResponse(client.firstMessage())));
        return Exchanges.finish(server);
    }

    /** As Elytron makes it unless it is told otherwise. */
    SaslServer elytronServer(ScramServers made) throws SaslException {
        return made.elytron();
    }

    /** The client's part. */
    @Benchmark
    public byte[] baseline() {
        client.firstMessage();
        return client.finalMessage(HandmadeClient.PRETENDED_SERVER_FIRST);
    }

    /** This library with a store. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return userOf(servers.sasl4j());
    }

    /** This library with a handler. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return userOf(servers.sasl4jHandler());
    }

    /** Elytron. */
    @Benchmark
    public String elytron() throws SaslException {
        return userOf(elytronServer(servers));
    }

    /** Kafka. */
    @Benchmark
    public String kafka() throws SaslException {
        return userOf(servers.kafka());
    }
}
