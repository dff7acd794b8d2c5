package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.LogLines;
import org.sasl4j.mechanism.TestLogins;

class StoredRowsTest {
    @Test
    @DisplayName("13, users: of what is wrong in a database a hundred faults are logged, each once")
    void logsAHundredFaults() {
        StoredRows rows = new StoredRows();
        for (int i = 1; i <= 101; i++) {
            for (int times = 0; times < 2; times++) {
                String key = Base64.getEncoder().encodeToString(new byte[100 + i]);
                String form = "SCRAM-SHA-256$4096:AAAA$" + key + ":" + key;

                assertThat(rows.account(
                                new SqlQuery.Rows(1, Set.of(), List.of(form)),
                                "juliet",
                                "",
                                TestLogins.mechanism("SCRAM-SHA-256")))
                        .isEmpty();
            }
        }

        assertThat(LogLines.claim()).hasSize(100).doesNotHaveDuplicates();
    }
}
