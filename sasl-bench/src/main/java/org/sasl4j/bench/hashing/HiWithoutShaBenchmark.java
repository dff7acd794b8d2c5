package org.sasl4j.bench.hashing;

import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;

/**
 * One derivation with 4096 iterations on a processor without instructions for hashing. A flag of the JVM hides them.
 */
@Fork(value = 3, jvmArgsAppend = "-XX:-UseSHA")
public class HiWithoutShaBenchmark extends HiSuite {
    /** The hash. */
    @Param({"SHA-256", "SHA-512", "SHA-1"})
    public String hash = "SHA-256";

    @Override
    String hash() {
        return hash;
    }

    @Override
    int iterations() {
        return 4096;
    }
}
