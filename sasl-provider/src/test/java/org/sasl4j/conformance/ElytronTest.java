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

/** What the kit finds in Elytron: the faults that interoperability tests of this library had shown, and more. */
class ElytronTest {
    private static final Report REPORT = new Runner(
                    Others.elytron(),
                    List.of(
                            "SCRAM-SHA-256",
                            "SCRAM-SHA-256-PLUS",
                            "DIGEST-MD5",
                            "OAUTHBEARER",
                            "PLAIN",
                            "EXTERNAL",
                            "ANONYMOUS")::contains)
            .run(Kit.rows("S", "D", "O", "E", "A", "P", "R"));

    @Test
    @DisplayName("conformance: Elytron fails these rows and no other")
    void failsWhatIsKnown() {
        assertThat(rows(REPORT, Verdict.FAIL))
                .containsExactly(
                        "S1", "S3", "S5", "S6", "S11", "S12", "S13", "S14", "S15", "S16", "S18", "D1", "D2", "D3", "D4",
                        "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D13", "D16", "D17", "D18", "O1", "O2", "O3", "O4",
                        "O5", "O6", "O7", "O10", "O12", "E2", "E3", "A1", "P1", "P3", "P4", "R2", "R3", "R4");
        assertThat(rows(REPORT, Verdict.PASS))
                .containsExactly(
                        "S2", "S4", "S7", "S8", "S9", "S10", "S17", "S20", "S21", "S22", "S25", "D12", "D14", "D15",
                        "D19", "D20", "O11", "E1", "A2", "P2", "R1");
        assertThat(rows(REPORT, Verdict.NOT_OFFERED)).containsExactly("O8", "O9", "O13");
    }

    @ParameterizedTest
    @CsvSource({
        "S1, c= with another flag",
        "S3, r= with its own",
        "S5, an extension after i=",
        "S6, the flag n where there is a binding",
        "S11, a= with both",
        "S13, i= with 2^32 more than it should be",
        "S14, r= without a value",
        "S15, a proof with an octet more",
        "S16, a client's nonce with a space",
        "S18, a salt that stays the same",
        "D1, a challenge of 20000 octets",
        "D2, no algorithm",
        "D2, two nonces",
        "D2, a response with two response",
        "D3, NONCE=",
        "D3, empty elements in the response",
        "D4, a nonce with both",
        "D5, a response with all of it",
        "D6, nc=0000000A",
        "D7, 'auth, where only auth-conf is offered'",
        "D8, auth with unknown ciphers",
        "D9, alice with passé",
        "D10, a name beyond it",
        "D11, an empty authzid",
        "D13, a digest-uri with no slash",
        "D16, maxbuf=5",
        "D17, rc4: a buffer with its first octets alone",
        "D18, des: messages that need 8 octets of padding",
        "D18, 3des: messages that end in their padding's octet",
        "O1, the right login",
        "O2, a token that ends in two =",
        "O3, the flag y",
        "O7, a wrong token",
        "E2, an authzid where nobody is known",
        "E3, the names under that policy",
        "A1, an empty message",
        "A1, 255 characters of two UTF-16 units each",
        "P1, three NULs",
        "P4, 'an empty message, then the right one'",
        "R2, questions after a failure",
        "R3, questions before the first message",
        "R4, an unknown user and a wrong password"
    })
    @DisplayName("conformance: by these checks, among others, Elytron fails")
    void failsInCheck(String row, String check) {
        assertThat(failures(REPORT, row)).contains(check);
    }
}
