package org.sasl4j.bench.layer;

import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.mechanism.DigestPeer;

/**
 * One message through a layer of DIGEST-MD5: the client wraps it and the server unwraps it. There are no callbacks
 * after the login, so this library has one method only. Elytron loses messages that fill a block of 3des together with
 * 10 more octets. So the sizes are 3 octets less than the round numbers.
 */
@State(Scope.Thread)
public class DigestLayerBenchmark extends Suite {
    /** The protection: integrity, or a cipher. */
    @Param({"auth-int", "3des", "rc4"})
    public String protection = "auth-int";

    /** The octets of a message. */
    @Param({"1021", "61", "65485"})
    public int size = 61;

    private Layer sasl4j;
    private Layer jdk;
    private Layer elytron;

    /** Logs in with each library. */
    @Setup
    public void logIn() throws SaslException {
        sasl4j = layer(DigestPeer.SASL4J);
        jdk = layer(DigestPeer.JDK);
        elytron = layer(DigestPeer.ELYTRON);
    }

    /** Both ends of a layer. */
    private record Layer(SaslClient client, SaslServer server, byte[] message) {
        byte[] carry() throws SaslException {
            byte[] wrapped = client.wrap(message, 0, message.length);
            return server.unwrap(wrapped, 0, wrapped.length);
        }
    }

    private Layer layer(DigestPeer peer) throws SaslException {
        boolean sealed = !protection.equals("auth-int");
        Map<String, String> properties = sealed
                ? Map.of(Sasl.QOP, "auth-conf", "com.sun.security.sasl.digest.cipher", protection)
                : Map.of(Sasl.QOP, "auth-int");
        SaslServer server = peer.server(Map.of(
                Sasl.QOP, sealed ? "auth-conf" : "auth-int", "wildfly.security.sasl.digest.ciphers", protection));
        SaslClient client = peer.client(properties);
        Exchanges.converse(client, server);
        return new Layer(client, server, new byte[size]);
    }

    /** This library. */
    @Benchmark
    public byte[] sasl4j() throws SaslException {
        return sasl4j.carry();
    }

    /** The JDK. */
    @Benchmark
    public byte[] jdk() throws SaslException {
        return jdk.carry();
    }

    /** Elytron. */
    @Benchmark
    public byte[] elytron() throws SaslException {
        return elytron.carry();
    }
}
