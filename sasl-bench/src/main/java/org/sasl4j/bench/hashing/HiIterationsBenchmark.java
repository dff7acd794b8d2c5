package org.sasl4j.bench.hashing;

import org.openjdk.jmh.annotations.Param;

/** One derivation with SHA-256. It shows how the time grows with the iterations, and what part of it does not grow. */
public class HiIterationsBenchmark extends HiSuite {
    /** How many iterations. */
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
