package org.sasl4j.conformance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One obligation.
 *
 * @param id such as {@code S1}
 * @param source the RFC and its section
 * @param demand what it demands, in a sentence without a full stop
 * @param trials what the kit tries
 */
public record Row(String id, String source, String demand, List<Trial> trials) {
    /**
     * An obligation.
     *
     * @param id such as {@code S1}
     * @param source the RFC and its section
     * @param demand what it demands
     * @param trials what the kit tries
     */
    public Row(String id, String source, String demand, Trial... trials) {
        this(id, source, demand, List.of(trials));
    }

    /**
     * Puts rows of one letter into the order of their numbers.
     *
     * @param groups the rows, in any order
     * @return all rows in order
     */
    public static List<Row> inOrder(Stream<List<Row>> groups) {
        return groups.flatMap(List::stream)
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.id().substring(1))))
                .toList();
    }

    /** The checks against a provider. There are none if it has no mechanism that the row is about. */
    List<Check> against(Candidate candidate) {
        return trials.stream()
                .flatMap(trial -> trial.against(candidate).stream())
                .toList();
    }
}
