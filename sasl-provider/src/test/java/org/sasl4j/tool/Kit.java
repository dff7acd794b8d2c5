package org.sasl4j.tool;

import java.util.List;
import java.util.Map;
import org.sasl4j.conformance.Candidate;
import org.sasl4j.conformance.Catalogue;
import org.sasl4j.conformance.Report;
import org.sasl4j.conformance.Result;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Runner;
import org.sasl4j.conformance.Verdict;

/** The conformance kit, for the tests of other packages. */
public final class Kit {
    private Kit() {}

    /** Ours, as the command tests it. */
    public static Candidate ours() {
        return OursInKit.candidate(Map.of());
    }

    /** The rows whose names begin with one of these letters. */
    public static List<Row> rows(String... begin) {
        return Catalogue.rows().stream()
                .filter(row -> List.of(begin).stream().anyMatch(row.id()::startsWith))
                .toList();
    }

    /** Plays these rows with every mechanism. */
    public static Report run(Candidate candidate, String... begin) {
        return new Runner(candidate, mechanism -> true).run(rows(begin));
    }

    /** The rows that came to a verdict, by name. */
    public static List<String> rows(Report report, Verdict verdict) {
        return report.results().stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.row().id())
                .toList();
    }

    /** The titles of the checks of a row that failed. */
    public static List<String> failures(Report report, String row) {
        return report.results().stream()
                .filter(result -> result.row().id().equals(row))
                .map(Result::findings)
                .flatMap(List::stream)
                .filter(finding -> finding.verdict() == Verdict.FAIL)
                .map(finding -> finding.check().title())
                .distinct()
                .toList();
    }
}
