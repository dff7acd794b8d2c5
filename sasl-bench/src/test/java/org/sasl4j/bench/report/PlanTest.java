package org.sasl4j.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void takesAllValuesInAFullRun() {
        assertThat(Plan.of(Pace.FULL, "SaslPrep"))
                .containsExactly(new Task("org.sasl4j.bench.text.SaslPrepBenchmark", Map.of(), 1, 4 * 3));
    }

    @Test
    void takesTheFirstValueInAQuickRun() {
        assertThat(Plan.of(Pace.QUICK, "SaslPrep"))
                .containsExactly(new Task("org.sasl4j.bench.text.SaslPrepBenchmark", Map.of("kind", "ASCII"), 1, 3));
    }

    @Test
    void takesAllIterationsBecauseTheyArePlotted() {
        assertThat(Plan.of(Pace.QUICK, "HiIterations"))
                .extracting(Task::benchmarks)
                .containsExactly(5 * 8);
    }

    @Test
    void takesWhatServersDoMostInSeveralThreadsToo() {
        assertThat(Plan.of(Pace.FULL, "PlainServer|PlainClient"))
                .extracting(Task::threads)
                .containsExactly(1, 1, 2, 4, 8);
    }
}
