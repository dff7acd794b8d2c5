package org.sasl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.TextInputCallback;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.conformance.Judging.Judge;

class RunnerTest {
    private static final Trials SERVERS = Trials.of(Side.SERVER, Judging.MECHANISM::equals);
    private static final Script LOGIN =
            dialogue -> dialogue.server().hear("login").completed("the right login");
    private static final Script ATTACK =
            dialogue -> dialogue.server().hear("attack").refused("an attack");
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Judge RIGHT = (message, handler) -> message.equals("login");

    private static Result result(Judge judge, Trial... trials) {
        Row row = new Row("X1", "RFC 0 section 0", "nothing", trials);
        return new Runner(Judging.candidate("Test", judge), mechanism -> true, PATIENCE)
                .run(List.of(row))
                .results()
                .get(0);
    }

    private static Finding finding(Judge judge, Trial trial) {
        return result(judge, trial).findings().get(0);
    }

    @Test
    @DisplayName("conformance: an attack that is refused after a right login passes, with the octets both ways")
    void passes() {
        Finding finding = finding(RIGHT, SERVERS.after(LOGIN).of("an attack", ATTACK));

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.spoken()).extracting(Spoken::speaker).containsExactly("kit", "server");
        assertThat(finding.spoken().get(0).octets()).isEqualTo("attack".getBytes());
        assertThat(finding.spoken().get(1).note()).isEqualTo("threw javax.security.sasl.SaslException: not taken");
    }

    @Test
    @DisplayName("conformance: an attack that is taken fails, and the row with it")
    void fails() {
        Result result = result(
                (message, handler) -> true,
                SERVERS.of("the right login", LOGIN),
                SERVERS.after(LOGIN).of("an attack", ATTACK));

        assertThat(result.findings()).extracting(Finding::verdict).containsExactly(Verdict.PASS, Verdict.FAIL);
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.seen()).isEqualTo("X-JUDGED server took an attack and was complete");
    }

    @Test
    @DisplayName("conformance: who refuses everybody has not shown that it refuses an attack")
    void needsRightLogin() {
        Finding finding =
                finding((message, handler) -> false, SERVERS.after(LOGIN).of("an attack", ATTACK));

        assertThat(finding.verdict()).isEqualTo(Verdict.NOT_OFFERED);
        assertThat(finding.seen()).contains("a refusal would show nothing", "not taken");
    }

    @Test
    @DisplayName("conformance: who needs a callback that is not standard is not offered, never pass nor fail")
    void wantsWhatIsNotStandard() {
        Judge asking = (message, handler) -> {
            handler.handle(new Callback[] {new TextInputCallback("what?")});
            return true;
        };

        Finding login = finding(asking, SERVERS.of("the right login", LOGIN));
        Finding attack = finding(asking, SERVERS.after(LOGIN).of("an attack", ATTACK));

        assertThat(login.verdict()).isEqualTo(Verdict.NOT_OFFERED);
        assertThat(login.seen()).contains("asks for what is not standard: " + TextInputCallback.class.getName());
        assertThat(attack.verdict()).isEqualTo(Verdict.NOT_OFFERED);
    }

    @Test
    @DisplayName("conformance: who computes for ever fails, and the kit goes on")
    void doesNotWaitForEver() {
        CountDownLatch never = new CountDownLatch(1);
        Judge slow = (message, handler) -> {
            if (message.equals("attack")) {
                never.await();
            }
            return true;
        };

        Result result =
                result(slow, SERVERS.after(LOGIN).of("an attack", ATTACK), SERVERS.of("the right login", LOGIN));

        assertThat(result.findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL, Verdict.PASS);
        assertThat(result.findings().get(0).seen()).isEqualTo("gave no answer within 1000 ms");
        assertThat(result.findings().get(0).spoken()).hasSize(1);
    }

    @Test
    @DisplayName("conformance: an Error is no refusal")
    void errorIsNoRefusal() {
        Judge failing = (message, handler) -> {
            if (message.equals("attack")) {
                throw new AssertionError("an array was too short");
            }
            return true;
        };

        Finding finding = finding(failing, SERVERS.after(LOGIN).of("an attack", ATTACK));

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.seen()).isEqualTo("stumbled over an attack: threw AssertionError");
    }

    @Test
    @DisplayName("conformance: a mechanism that is not there is not offered")
    void lacksMechanism() {
        Result result = result(RIGHT, Trials.of(Side.CLIENT, name -> true).of("the right login", LOGIN));

        assertThat(result.verdict()).isEqualTo(Verdict.NOT_OFFERED);
        assertThat(result.findings()).isEmpty();
        assertThat(result.seen()).contains("has no mechanism");
    }
}
