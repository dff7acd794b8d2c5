package org.sasl4j.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A login by DIGEST-MD5: both sides of one library, the server knowing the password. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DigestBenchmark {
    /** Whose. */
    @Param({"SASL4J", "SASL4J_CALLBACKS", "SUN", "ELYTRON"})
    public DigestPeer peer;

    /** A whole exchange. */
    @Benchmark
    public String login() throws SaslException {
        SaslClient client = peer.client(Map.of());
        SaslServer server = peer.server(Map.of());
        DigestPeer.converse(client, server);
        String user = server.getAuthorizationID();
        client.dispose();
        server.dispose();
        return user;
    }
}
