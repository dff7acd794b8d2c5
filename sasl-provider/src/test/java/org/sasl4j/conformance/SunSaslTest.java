package org.sasl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.tool.Kit;

/** What the kit finds in the JDK's own provider. */
class SunSaslTest {
    private static final Candidate SUN = Candidate.of(Security.getProvider("SunSASL"));

    @Test
    @DisplayName("conformance: SunSASL's PLAIN client fails P2 and keeps P1; it has no server of PLAIN")
    void plain() {
        Report report = Kit.run(SUN, "P");

        assertThat(Kit.rows(report, Verdict.PASS)).containsExactly("P1");
        assertThat(Kit.rows(report, Verdict.FAIL)).containsExactly("P2");
        assertThat(Kit.failures(report, "P2"))
                .containsExactly("a NUL in the authzid", "a NUL in the name", "a NUL in the password");
    }
}
