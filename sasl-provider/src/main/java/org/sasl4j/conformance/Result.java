package org.sasl4j.conformance;

import java.util.List;
import java.util.Optional;

/**
 * What was found of a row.
 *
 * @param row the obligation
 * @param findings of its checks, in order
 */
public record Result(Row row, List<Finding> findings) {
    /**
     * The verdict on all of them.
     *
     * @return {@link Verdict#NOT_OFFERED} also where there is none
     */
    public Verdict verdict() {
        return Verdict.of(findings.stream().map(Finding::verdict).toList());
    }

    /**
     * How many checks came to a verdict.
     *
     * @param verdict which
     * @return how many
     */
    public long count(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    /**
     * What was seen, in one sentence.
     *
     * @return of the check that decided
     */
    public String seen() {
        Optional<Finding> decisive = findings.stream()
                .filter(finding -> finding.verdict() == verdict())
                .findFirst();
        return decisive.map(finding ->
                        finding.check().mechanism() + " " + finding.check().side() + " " + finding.seen())
                .orElse("it has no mechanism, or not the side, that this is about");
    }
}
