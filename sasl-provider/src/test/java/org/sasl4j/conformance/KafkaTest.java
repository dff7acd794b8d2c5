package org.sasl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.tool.Kit.failures;
import static org.sasl4j.tool.Kit.rows;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.tool.Kit;

/** What the kit finds in Kafka. */
class KafkaTest {
    private static final Report REPORT = new Runner(
                    Others.kafka(), List.of("SCRAM-SHA-256", "OAUTHBEARER", "PLAIN")::contains)
            .run(Kit.rows("S", "O", "E", "A", "P", "R"));

    @Test
    @DisplayName("conformance: Kafka fails these rows and no other; S2 it keeps since CVE-2024-56128")
    void failsWhatIsKnown() {
        assertThat(rows(REPORT, Verdict.FAIL))
                .containsExactly(
                        "S1", "S3", "S4", "S5", "S6", "S11", "S12", "S13", "S14", "S15", "S17", "S18", "S21", "O3",
                        "O4", "O5", "O6", "O7", "O9", "O10", "O12", "P1", "P3", "P4", "R1", "R2", "R4");
        assertThat(rows(REPORT, Verdict.PASS))
                .containsExactly("S2", "S7", "S9", "S10", "S16", "S20", "S22", "S25", "O1", "O2", "O8", "O11", "R3");
        assertThat(rows(REPORT, Verdict.NOT_OFFERED)).containsExactly("S8", "O13", "E1", "E2", "E3", "A1", "A2", "P2");
    }

    @ParameterizedTest
    @CsvSource({
        "S1, c= with a binding of another type",
        "S3, r= with its own",
        "S4, m= after r=",
        "S5, an extension after i=",
        "S6, the flag y where there is no binding",
        "S11, n= beyond ASCII",
        "S13, i= with a leading zero",
        "S13, i= with three million",
        "S14, r= twice",
        "S15, a proof with an octet more",
        "S17, an authzid that is authorised",
        "S18, a salt that stays the same",
        "S21, 'an empty message, then the right ones'",
        "O3, the flag y",
        "O3, an authzid with both",
        "O4, 'two tokens, the right one last'",
        "O5, a token with a separator",
        "O6, another host",
        "O7, a wrong token",
        "O7, the right token after the end",
        "O9, 'an empty message, then the right one'",
        "P4, 'an empty message, then the right one'"
    })
    @DisplayName("conformance: by these checks, among others, Kafka fails")
    void failsInCheck(String row, String check) {
        assertThat(failures(REPORT, row)).contains(check);
    }
}
