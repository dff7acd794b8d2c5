package org.sasl4j.tool.passwd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();

    @Test
    @DisplayName("13, bulk: the line has the part that is done, how many users, how fast, and what is left of the time")
    void tellsHowFar() {
        try (Progress progress = Progress.shown(new PrintWriter(err, true), 4000)) {
            progress.reached(1000, 1500);

            assertThat(progress.line(10))
                    .isEqualTo("[#####...............]  25 %  1,500 users, 150 a second, 30 s left");
        }
    }

    @Test
    @DisplayName("13, bulk: of a pipe nobody knows the end")
    void tellsHowManyOfAPipe() {
        try (Progress progress = Progress.shown(new PrintWriter(err, true), 0)) {
            progress.reached(1000, 1500);

            assertThat(progress.line(10)).isEqualTo("1,500 users, 150 a second");
        }
    }
}
