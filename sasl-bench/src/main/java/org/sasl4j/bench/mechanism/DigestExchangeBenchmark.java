package org.sasl4j.bench.mechanism;

import java.util.Map;
import javax.security.sasl.SaslException;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;

/** A login by DIGEST-MD5: both sides of one library. */
public class DigestExchangeBenchmark extends Suite {
    private static String login(DigestPeer peer) throws SaslException {
        return Exchanges.userOf(peer.client(Map.of()), peer.server(Map.of()));
    }

    /** This library, the server with a store. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return login(DigestPeer.SASL4J);
    }

    /** This library, the server with a handler. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return login(DigestPeer.SASL4J_HANDLER);
    }

    /** The JDK. */
    @Benchmark
    public String jdk() throws SaslException {
        return login(DigestPeer.JDK);
    }

    /** Elytron. */
    @Benchmark
    public String elytron() throws SaslException {
        return login(DigestPeer.ELYTRON);
    }
}
