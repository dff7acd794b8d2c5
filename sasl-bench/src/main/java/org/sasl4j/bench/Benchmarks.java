package org.sasl4j.bench;

import java.io.IOException;

/** The main class of {@code benchmarks.jar}. It prints the machine that the figures belong to, and runs JMH. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs JMH.
     *
     * @param args JMH's options
     * @throws IOException if JMH cannot write its results
     */
    public static void main(String[] args) throws IOException {
        Machine.here().lines().forEach(line -> System.out.println("# " + line));
        org.openjdk.jmh.Main.main(args);
    }
}
