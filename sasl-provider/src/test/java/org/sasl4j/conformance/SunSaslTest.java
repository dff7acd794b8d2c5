package org.sasl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.tool.Kit.failures;
import static org.sasl4j.tool.Kit.rows;

import java.security.Security;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.tool.Kit;

/** What the kit finds in the JDK's own provider. */
class SunSaslTest {
    private static final Report REPORT =
            Kit.run(Candidate.of(Security.getProvider("SunSASL")), "S", "E", "A", "P", "R");

    @Test
    @DisplayName("conformance: SunSASL fails P2, E3, R2 and R4")
    void failsWhatIsKnown() {
        assertThat(rows(REPORT, Verdict.FAIL)).containsExactly("E3", "P2", "R2", "R4");
        assertThat(rows(REPORT, Verdict.PASS)).containsExactly("E1", "P1", "R1", "R3");
    }

    @Test
    @DisplayName("P2: SunSASL's PLAIN client lets a NUL through in every field")
    void letsNulThrough() {
        assertThat(failures(REPORT, "P2"))
                .containsExactly("a NUL in the authzid", "a NUL in the name", "a NUL in the password");
    }

    @Test
    @DisplayName("E3: SunSASL leaves EXTERNAL out under a policy without anonymous logins")
    void leavesExternalOut() {
        assertThat(failures(REPORT, "E3")).containsExactly("the names under that policy");
    }

    @Test
    @DisplayName("R4: SunSASL's CRAM-MD5 server says that a user does not exist")
    void tellsWhoExists() {
        assertThat(failures(REPORT, "R4")).containsExactly("an unknown user and a wrong password");
    }

    @Test
    @DisplayName(
            "R2: SunSASL's NTLM server throws what is no SaslException; EXTERNAL and PLAIN throw one where they must not")
    void throwsTheWrongThing() {
        assertThat(failures(REPORT, "R2")).containsExactly("questions after success", "hostile messages");
    }
}
