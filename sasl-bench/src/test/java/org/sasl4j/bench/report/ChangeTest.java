package org.sasl4j.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sasl4j.bench.report.Change.Verdict;

class ChangeTest {
    private static Measurement measured(String suite, double time, double error) {
        return new Measurement(new Setting(suite, Map.of(), 1), "sasl4j", new Figure(time, error), "ns/op", null, null);
    }

    private static Verdict verdict(double before, double now, double error) {
        return new Change(measured("A", before, error), measured("A", now, error)).verdict();
    }

    @Test
    void isSlowerBeyondBothErrors() {
        assertThat(verdict(100, 120, 9)).isEqualTo(Verdict.SLOWER);
        assertThat(verdict(120, 100, 9)).isEqualTo(Verdict.FASTER);
    }

    @Test
    void isTheSameWithinTheErrors() {
        assertThat(verdict(100, 120, 11)).isEqualTo(Verdict.SAME);
        assertThat(verdict(100, 100, 0)).isEqualTo(Verdict.SAME);
    }

    @Test
    void isTheSameBelowFivePercent() {
        assertThat(verdict(100, 104, 0.1)).isEqualTo(Verdict.SAME);
    }

    @Test
    void leavesOutWhatOnlyOneRunHasAndPutsTheWorstFirst() {
        List<Measurement> before = List.of(measured("A", 10, 1), measured("B", 10, 1), measured("gone", 10, 1));
        List<Measurement> now = List.of(measured("A", 20, 1), measured("B", 30, 1), measured("new", 10, 1));
        assertThat(Change.between(before, now))
                .extracting(change -> change.now().setting().suite())
                .containsExactly("B", "A");
    }
}
