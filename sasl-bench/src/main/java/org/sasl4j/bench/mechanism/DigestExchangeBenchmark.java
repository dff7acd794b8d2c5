package org.sasl4j.bench.mechanism;

import java.util.Map;
import javax.security.sasl.SaslException;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;

/** A login by DIGEST-MD5 with both sides of one library. */
public class DigestExchangeBenchmark extends Suite {
    private static String login(DigestPeer peer) throws SaslException {
        return Exchanges.userOf(peer.client(Map.of()), peer.server(Map.of()));
    }

    /** This library, with a store on the server. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return login(DigestPeer.SASL4J);
    }

    /** This library, with a handler on the server. */
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
