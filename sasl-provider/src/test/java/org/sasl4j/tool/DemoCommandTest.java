package org.sasl4j.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.tool.DemoCase.Wrong;
import picocli.CommandLine;

class DemoCommandTest {
    private final StringWriter paper = new StringWriter();

    private int demo(List<DemoCase> cases) {
        return demo(cases, "--verbose");
    }

    private int demo(List<DemoCase> cases, String... arguments) {
        return new CommandLine(new DemoCommand(new PrintWriter(paper, true), cases)).execute(arguments);
    }

    @Test
    @DisplayName("13, demo: fits 80 columns, a line for each mechanism and the last word")
    void fitsTheScreen() {
        assertThat(demo(DemoCase.all(), new String[0])).isZero();

        assertThat(paper.toString().lines())
                .hasSize(Mechanisms.standard().names().size() + 4)
                .allMatch(line -> line.length() <= 80)
                .last()
                .isEqualTo("Every right claim got in and every wrong one was refused.");
        assertThat(paper.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(
                        line -> line.matches("SCRAM-SHA-256 a password, both sides client 4 \\d+ \\S+ ms 1 in, 3 out"))
                .anyMatch(line -> line.matches("PLAIN a password, sent client 1 \\d+ \\S+ ms 1 in, 3 out"))
                .anyMatch(line -> line.matches("EXTERNAL a certificate client 1 0 \\S+ ms 3 in, 4 out"));
    }

    @Test
    @DisplayName("13, demo: one mechanism is explained message by message, field by field, with its secrets masked")
    void explainsOneMechanism() {
        assertThat(demo(DemoCase.all(), "scram-sha-256")).isZero();

        assertThat(paper.toString().lines().map(String::strip).map(line -> line.replaceAll(" +", " ")))
                .containsSubsequence(
                        "C: client-first-message",
                        "n= username juliet",
                        "S: server-first-message",
                        "i= iteration-count 4096",
                        "C: client-final-message",
                        "S: server-final-message");
        assertThat(paper.toString()).contains("1 in, 3 out").doesNotContain("   ! ");
        assertThat(demo(DemoCase.all(), "PLAIN")).isZero();
        assertThat(paper.toString()).contains("passwd   ********").doesNotContain("wherefore");
    }

    @Test
    @DisplayName("13, demo: of a mechanism that there is not, it tells those that there are")
    void knowsItsMechanisms() {
        assertThat(SaslCommand.run(new PrintWriter(paper, true), new PrintWriter(paper, true), "demo", "NOSUCH"))
                .isEqualTo(2);
        assertThat(paper.toString()).contains("there is no mechanism NOSUCH", "SCRAM-SHA-256");
    }

    private static DemoCase plain() {
        return DemoCase.all().stream()
                .filter(demo -> demo.mechanism().equals("PLAIN"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMechanismHasItsCase() {
        assertThat(DemoCase.all().stream().map(DemoCase::mechanism).distinct())
                .containsExactlyInAnyOrderElementsOf(Mechanisms.standard().names().stream()
                        .map(MechanismName::toString)
                        .toList());
        assertThat(DemoCase.all()).allSatisfy(demo -> assertThat(demo.wrong()).isNotEmpty());
    }

    @Test
    void letsEveryRightClaimInAndRefusesEveryWrongOneAndShowsNoPassword() throws Exception {
        assertThat(demo(DemoCase.all())).isZero();
        assertThat(paper.toString())
                .contains("EXTERNAL 60 before ANONYMOUS 10", "CN=juliet", "NOT_AUTHORIZED")
                .contains("<NUL>juliet<NUL>********", "auth=Bearer ********")
                .doesNotContain("wherefore", "parting is such")
                .doesNotContainPattern("auth=Bearer [^*]");
    }

    @Test
    void identifiesByTheNamesInCertificates() throws Exception {
        List<DemoCase> external = DemoCase.all().stream()
                .filter(demo -> demo.mechanism().equals("EXTERNAL"))
                .toList();
        assertThat(external)
                .extracting(DemoCase::authorisedAs)
                .containsExactly("CN=juliet", "juliet@example.com", "juliet@example.org");
        assertThat(demo(external)).isZero();
        assertThat(paper.toString())
                .contains("REFUSED: the client's certificate has several names")
                .contains("NOT_AUTHORIZED: the client's certificate has several names")
                .contains("NOT_AUTHORIZED: the user may not act");
    }

    @Test
    void showsBothRoundsOfScramAndBothWaysOfKeepingUsers() throws Exception {
        List<DemoCase> scram = DemoCase.all().stream()
                .filter(demo -> demo.mechanism().startsWith("SCRAM-"))
                .toList();
        assertThat(demo(scram)).isZero();
        assertThat(paper.toString())
                .contains(
                        "SCRAM-SHA-256 41 before PLAIN 20", "n,,n=juliet,r=", ",i=4096", ",i=10000", "c=biws,r=", "v=")
                .contains("the server keeps keys", "the server keeps the password");
        assertThat(paper.toString().lines().filter(line -> line.contains("e=invalid-proof")))
                .as("a wrong password and an unknown user for each hash")
                .hasSize(2 * scram.size());
    }

    @Test
    void movesAMegabyteThroughEachLayerAndBack() throws Exception {
        List<DemoCase> digest = DemoCase.all().stream()
                .filter(demo -> demo.mechanism().equals("DIGEST-MD5"))
                .toList();
        assertThat(demo(digest)).isZero();
        assertThat(paper.toString())
                .contains("1048576 octets went to the server and came back as they were, under auth-int")
                .contains("as they were, under auth-conf of strength high");
    }

    @Test
    void leavesNoThread() throws Exception {
        demo(List.of(plain()));
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("sasl-demo-server");
    }

    @Test
    void failsWhereRightClaimIsRefused() throws Exception {
        DemoCase plain = plain();
        Claim wrong = Claim.password("juliet", "wrong");
        assertThat(demo(List.of(changed(plain, wrong, plain.authorisedAs(), List.of()))))
                .isEqualTo(1);
    }

    @Test
    void failsWhereSomebodyElseIsAuthorised() throws Exception {
        DemoCase plain = plain();
        assertThat(demo(List.of(changed(plain, plain.right(), "romeo", List.of()))))
                .isEqualTo(1);
    }

    @Test
    void failsWhereWrongClaimGetsIn() throws Exception {
        DemoCase plain = plain();
        Wrong accepted = new Wrong("the right password", plain.right(), Reason.REFUSED);
        assertThat(demo(List.of(changed(plain, plain.right(), plain.authorisedAs(), List.of(accepted)))))
                .isEqualTo(1);
    }

    @Test
    void failsWhereClaimIsRefusedForAnotherReason() throws Exception {
        DemoCase plain = plain();
        Wrong malformed = new Wrong("a wrong password", Claim.password("juliet", "wrong"), Reason.MALFORMED);
        assertThat(demo(List.of(changed(plain, plain.right(), plain.authorisedAs(), List.of(malformed)))))
                .isEqualTo(1);
    }

    @Test
    void failsWhereNothingCanBeChosen() throws Exception {
        DemoCase plain = plain();
        assertThat(demo(List.of(changed(plain, Claim.nothing(), plain.authorisedAs(), List.of()))))
                .isEqualTo(1);
    }

    private static DemoCase changed(DemoCase demo, Claim right, String authorisedAs, List<Wrong> wrong) {
        return new DemoCase(demo.mechanism(), demo.proof(), demo.policy(), demo.masking(), right, authorisedAs, wrong);
    }
}
