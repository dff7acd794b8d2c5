package org.sasl4j.bench;

import java.io.IOException;

/** What {@code java -jar benchmarks.jar} starts: JMH's own main, after the machine that its figures belong to. */
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
