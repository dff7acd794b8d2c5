package org.sasl4j.conformance;

import java.util.List;
import java.util.Optional;

/**
 * What was found about a row.
 *
 * @param row the row
 * @param findings the findings of its checks, in order
 */
public record Result(Row row, List<Finding> findings) {
    /**
     * The verdict on all findings together.
     *
     * @return the verdict; {@link Verdict#NOT_OFFERED} also if there is no finding
     */
    public Verdict verdict() {
        return Verdict.of(findings.stream().map(Finding::verdict).toList());
    }

    /**
     * How many checks have a verdict.
     *
     * @param verdict the verdict
     * @return how many checks
     */
    public long count(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    /**
     * What was seen, in one sentence.
     *
     * @return the sentence of the check that decided the verdict
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
