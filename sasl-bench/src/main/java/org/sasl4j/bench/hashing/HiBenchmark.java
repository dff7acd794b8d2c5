package org.sasl4j.bench.hashing;

import java.security.GeneralSecurityException;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One derivation with 4096 iterations, in a new JVM and in one that has used many digests. */
public class HiBenchmark extends HiSuite {
    /** The hash. */
    @Param({"SHA-256", "SHA-512", "SHA-1", "SHA-384"})
    public String hash = "SHA-256";

    /** What the JVM has done before. */
    @Param({"CLEAN", "POLLUTED"})
    public Profile profile = Profile.CLEAN;

    /** Brings the JVM into that state. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        profile.prepare();
    }

    @Override
    String hash() {
        return hash;
    }

    @Override
    int iterations() {
        return 4096;
    }
}
