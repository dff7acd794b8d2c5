package org.sasl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.tool.Kit;

/** This library against its own kit. */
class OursTest {
    private static final Report REPORT = Kit.run(Kit.ours(), mechanism -> true);

    @Test
    @DisplayName("conformance: this library passes every row")
    void passesEveryRow() {
        assertThat(of(Verdict.FAIL)).isEmpty();
        assertThat(Kit.rows(REPORT, Verdict.PASS))
                .isEqualTo(Catalogue.rows().stream().map(Row::id).toList());
    }

    @Test
    @DisplayName("conformance: there is nothing that could not be tried with this library")
    void offersEverything() {
        assertThat(of(Verdict.NOT_OFFERED)).isEmpty();
    }

    private static List<String> of(Verdict verdict) {
        return REPORT.results().stream()
                .flatMap(result -> result.findings().stream()
                        .filter(finding -> finding.verdict() == verdict)
                        .map(finding -> told(result, finding)))
                .toList();
    }

    private static String told(Result result, Finding finding) {
        Check check = finding.check();
        return Stream.of(result.row().id(), check.mechanism(), check.side(), check.title(), finding.seen())
                .map(Object::toString)
                .reduce((left, right) -> left + " | " + right)
                .orElseThrow();
    }
}
