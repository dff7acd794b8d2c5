package org.sasl4j.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.security.sasl.Sasl;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message through a layer of DIGEST-MD5: wrapped by the client, unwrapped by the server. Megabytes a second are the size
 * over the time. Elytron's loses messages whose length and 10 fill a block of 3des, so the sizes are 3 octets less.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DigestLayerBenchmark {
    /** Whose. */
    @Param({"SASL4J", "SUN", "ELYTRON"})
    public DigestPeer peer;

    /** What protects: integrity, or a cipher. */
    @Param({"auth-int", "3des", "rc4"})
    public String protection;

    /** Octets of a message. */
    @Param({"61", "1021", "65485"})
    public int size;

    private SaslClient client;
    private SaslServer server;
    private byte[] message;

    /** Logs in. */
    @Setup
    public void logIn() throws SaslException {
        boolean sealed = !protection.equals("auth-int");
        Map<String, String> properties = sealed
                ? Map.of(Sasl.QOP, "auth-conf", "com.sun.security.sasl.digest.cipher", protection)
                : Map.of(Sasl.QOP, "auth-int");
        server = peer.server(Map.of(
                Sasl.QOP, sealed ? "auth-conf" : "auth-int", "wildfly.security.sasl.digest.ciphers", protection));
        client = peer.client(properties);
        DigestPeer.converse(client, server);
        message = new byte[size];
        if (wrapAndUnwrap().length != size) {
            throw new SaslException("the message was lost");
        }
    }

    /** There and opened. */
    @Benchmark
    public byte[] wrapAndUnwrap() throws SaslException {
        byte[] wrapped = client.wrap(message, 0, size);
        return server.unwrap(wrapped, 0, wrapped.length);
    }
}
