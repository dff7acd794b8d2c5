package org.sasl4j.bench.report;

import java.util.List;

/** How much time a run takes. */
public enum Pace {
    /** What the suites ask for, with all values of their parameters. These figures can be trusted. */
    FULL(List.of(2, 4, 8)),
    /**
     * One JVM and a second for each benchmark, with the first value of each parameter. It shows that everything works,
     * and great changes.
     */
    QUICK(List.of(4));

    private final List<Integer> severalThreads;

    Pace(List<Integer> severalThreads) {
        this.severalThreads = severalThreads;
    }

    /** The numbers of threads to run with, besides one. */
    List<Integer> severalThreads() {
        return severalThreads;
    }
}
