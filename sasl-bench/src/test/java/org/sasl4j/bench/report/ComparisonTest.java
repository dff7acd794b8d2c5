package org.sasl4j.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Comparison only(String suite) throws IOException {
        return Comparison.of(Saved.before()).stream()
                .filter(comparison -> comparison.setting().suite().equals(suite)
                        && comparison.setting().threads() == 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void takesTheBaselineOffBeforeItDivides() throws IOException {
        Figure ratio = only("ScramServerBenchmark").ratio("sasl4j", "elytron");
        assertThat(ratio.value()).isEqualTo(3000.0 / 6000);
    }

    @Test
    void addsTheErrorsAsSquares() {
        Figure ratio = new Figure(30, 3).over(new Figure(40, 3));
        assertThat(ratio.error()).isCloseTo(0.75 * Math.hypot(0.1, 0.075), within(1e-12));
    }

    @Test
    void putsUsFirstAndNobodyLast() throws IOException {
        assertThat(only("ScramServerBenchmark").everybody())
                .isEqualTo(List.of("sasl4j", "sasl4jHandler", "elytron", "baseline"));
    }

    @Test
    void takesNobodyForAPeer() throws IOException {
        assertThat(only("HiIterationsBenchmark").peers()).containsExactly("macLoop");
    }

    @Test
    void countsNoOctetsOfAProcessOfItsOwn() throws IOException {
        assertThat(only("ColdStartBenchmark").get("jdk").octets()).isNull();
        assertThat(only("HiIterationsBenchmark").get("macLoop").octets()).isNotNull();
    }

    @Test
    void countsTheClassesOfOneProcess() throws IOException {
        assertThat(only("ColdStartBenchmark").get("jdk").classes()).isEqualTo(new Figure(900, Double.NaN));
    }
}
