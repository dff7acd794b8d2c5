package org.sasl4j.conformance;

import java.util.List;

/**
 * What was found about a provider.
 *
 * @param candidate the provider
 * @param results one result for each row
 */
public record Report(Candidate candidate, List<Result> results) {
    /**
     * How many rows have a verdict.
     *
     * @param verdict the verdict
     * @return how many rows
     */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /**
     * A summary in one line.
     *
     * @return how many rows passed, failed and were not offered
     */
    public String summary() {
        return candidate.name() + ": " + count(Verdict.PASS) + " pass, " + count(Verdict.FAIL) + " fail, "
                + count(Verdict.NOT_OFFERED) + " not offered";
    }
}
