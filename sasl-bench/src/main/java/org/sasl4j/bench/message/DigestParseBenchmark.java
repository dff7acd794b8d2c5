package org.sasl4j.bench.message;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.bench.Suite;
import org.sasl4j.mechanism.digest.DigestCodecs;
import org.wildfly.security.mechanism.AuthenticationMechanismException;
import org.wildfly.security.mechanism._private.ElytronMessages;
import org.wildfly.security.mechanism.digest.DigestUtil;

/**
 * Reads messages of DIGEST-MD5. Elytron's reader must be told whether several realms may come. The other libraries have
 * no reader that can be called by itself.
 */
public class DigestParseBenchmark extends Suite {
    /** The message. */
    @Param
    public DigestMessage message = DigestMessage.CHALLENGE;

    private byte[] octets;
    private boolean severalRealms;
    private Callable<?> ours;

    /** Chooses the codec. */
    @Setup
    public void choose() {
        octets = message.octets();
        severalRealms = message == DigestMessage.CHALLENGE;
        ours = DigestCodecs.of(message).in(Codec.Direction.PARSE);
    }

    /** This library, which also checks the values. */
    @Benchmark
    public Object sasl4j() throws Exception {
        return ours.call();
    }

    /** Elytron, which makes a map of octets. */
    @Benchmark
    public Map<String, byte[]> elytron() throws AuthenticationMechanismException {
        return DigestUtil.parseResponse(octets, StandardCharsets.UTF_8, severalRealms, ElytronMessages.saslDigest);
    }
}
