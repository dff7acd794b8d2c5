package org.sasl4j.conformance;

import java.util.List;

/**
 * What was found of a provider.
 *
 * @param candidate who was tested
 * @param results a row each
 */
public record Report(Candidate candidate, List<Result> results) {
    /**
     * How many rows came to a verdict.
     *
     * @param verdict which
     * @return how many
     */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /**
     * In one line.
     *
     * @return how many rows passed, failed and were not offered
     */
    public String summary() {
        return candidate.name() + ": " + count(Verdict.PASS) + " pass, " + count(Verdict.FAIL) + " fail, "
                + count(Verdict.NOT_OFFERED) + " not offered";
    }
}
