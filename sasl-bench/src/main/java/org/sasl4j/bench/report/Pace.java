package org.sasl4j.bench.report;

import java.util.List;

/** How much time is taken. */
public enum Pace {
    /** As the suites say, with all values of their parameters: figures to be believed. */
    FULL(List.of(2, 4, 8)),
    /** One JVM and a second for each, with the first value of each parameter: to see that all works, and what changed by far. */
    QUICK(List.of(4));

    private final List<Integer> severalThreads;

    Pace(List<Integer> severalThreads) {
        this.severalThreads = severalThreads;
    }

    /** How many there are at once, where it is more than one. */
    List<Integer> severalThreads() {
        return severalThreads;
    }
}
