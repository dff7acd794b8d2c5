package org.sasl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.tool.Kit;

/** This library against its own kit. */
class OursTest {
    /** With every mechanism; the hashes beside these are one code, and are tried where they might differ. */
    private static final Report REPORT = new Runner(Kit.ours(), OursTest::isWhole).run(Catalogue.rows());

    private static final Report OTHER_HASHES = new Runner(Kit.ours(), mechanism -> !isWhole(mechanism))
            .run(Catalogue.rows().stream()
                    .filter(row -> Set.of("S9", "S15", "S17", "S25").contains(row.id()))
                    .toList());

    private static boolean isWhole(String mechanism) {
        return !mechanism.startsWith("SCRAM-") || mechanism.matches("SCRAM-SHA-256(-PLUS)?");
    }

    @Test
    @DisplayName("conformance: this library passes every row")
    void passesEveryRow() {
        assertThat(of(REPORT, Verdict.FAIL)).isEmpty();
        assertThat(of(OTHER_HASHES, Verdict.FAIL)).isEmpty();
        assertThat(Kit.rows(REPORT, Verdict.PASS))
                .isEqualTo(Catalogue.rows().stream().map(Row::id).toList());
    }

    @Test
    @DisplayName("conformance: every obligation is tried, or it is said why it is not seen from outside")
    void leavesNothingOut() {
        Set<String> told = new TreeSet<>();
        Catalogue.rows().forEach(row -> told.add(row.id()));
        Catalogue.leftOut().forEach(left -> told.add(left.id()));

        assertThat(told)
                .containsAll(named("S", 25))
                .containsAll(named("D", 21))
                .containsAll(named("O", 13))
                .containsAll(named("E", 3))
                .containsAll(named("A", 2));
        assertThat(told).containsAll(named("P", 4)).containsAll(named("R", 4));
        assertThat(Catalogue.rows()).extracting(Row::id).doesNotHaveDuplicates();
    }

    private static List<String> named(String letter, int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> letter + number)
                .toList();
    }

    @Test
    @DisplayName("conformance: all is tried with this library, but to make a client fail that takes every challenge")
    void offersEverything() {
        String why = "takes whatever it is challenged with, so that it cannot be made to fail";
        assertThat(of(REPORT, Verdict.NOT_OFFERED))
                .containsExactlyElementsOf(Stream.of("ANONYMOUS", "CRAM-MD5", "EXTERNAL", "LOGIN", "PLAIN")
                        .map(name -> "R2 | " + name + " | client | questions after a failure | " + why)
                        .toList());
        assertThat(of(OTHER_HASHES, Verdict.NOT_OFFERED)).isEmpty();
        assertThat(of(OTHER_HASHES, Verdict.PASS)).hasSizeGreaterThan(100);
    }

    private static List<String> of(Report report, Verdict verdict) {
        return report.results().stream()
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
