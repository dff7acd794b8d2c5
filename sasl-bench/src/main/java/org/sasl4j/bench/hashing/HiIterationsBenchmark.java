package org.sasl4j.bench.hashing;

import org.openjdk.jmh.annotations.Param;

/** One derivation with SHA-256: what grows with the iterations, and whether anything does not. */
public class HiIterationsBenchmark extends HiSuite {
    /** How many. */
    @Param({"1", "1000", "4096", "10000", "100000"})
    public int iterations = 1;

    @Override
    String hash() {
        return "SHA-256";
    }

    @Override
    int iterations() {
        return iterations;
    }
}
