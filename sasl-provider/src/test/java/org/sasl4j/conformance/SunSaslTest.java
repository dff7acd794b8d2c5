package org.sasl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.tool.Kit.failures;
import static org.sasl4j.tool.Kit.rows;

import java.security.Security;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.tool.Kit;

/** What the kit finds in the JDK's own provider. */
class SunSaslTest {
    private static final Report REPORT =
            Kit.run(Candidate.of(Security.getProvider("SunSASL")), "S", "D", "E", "A", "P", "R");

    @Test
    @DisplayName("conformance: SunSASL fails these rows and no other")
    void failsWhatIsKnown() {
        assertThat(rows(REPORT, Verdict.FAIL))
                .containsExactly(
                        "D1", "D2", "D5", "D6", "D10", "D11", "D12", "D16", "D17", "D18", "D19", "E3", "P2", "R2",
                        "R4");
        assertThat(rows(REPORT, Verdict.PASS))
                .containsExactly("D3", "D4", "D7", "D8", "D9", "D13", "D14", "D15", "D20", "E1", "P1", "R1", "R3");
    }

    @ParameterizedTest
    @CsvSource({
        "D1, a challenge of 2048 octets",
        "D1, a response of 4096 octets",
        "D2, a response with two nc",
        "D5, a response with all of it",
        "D5, a challenge with all of it",
        "D6, nc=00000099 with the proof of 00000001",
        "D10, a name beyond it",
        "D10, andré with passé",
        "D11, an empty authzid",
        "D12, rspauth of zeros",
        "D16, maxbuf=5",
        "D16, maxbuf=abc without a layer",
        "D17, auth-int: a buffer with its first octets alone",
        "D18, 3des: padding that counts -124",
        "D19, a challenge instead of rspauth"
    })
    @DisplayName("conformance: by these checks, among others, SunSASL fails")
    void failsInCheck(String row, String check) {
        assertThat(failures(REPORT, row)).contains(check);
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
    @DisplayName("R4: SunSASL's servers say that a user does not exist")
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
