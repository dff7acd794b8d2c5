package org.sasl4j.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.security.sasl.SaslException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.sasl4j.MechanismName;
import org.sasl4j.mechanism.Mechanisms;

/** 14: two threads at one end at once: one goes first, or the other is told of its mistake, and nothing else comes of it. */
class TwoThreadsProperties {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);

    /** What comes of an evaluation. */
    private enum Outcome {
        ANSWERED,
        REFUSED,
        MISUSED
    }

    /** What the second thread does while the first evaluates. */
    private enum Second {
        THE_SAME,
        GARBAGE,
        DISPOSE
    }

    @AfterContainer
    static void end() {
        THREADS.shutdown();
    }

    @Provide
    Arbitrary<String> mechanisms() {
        return Arbitraries.of(Mechanisms.standard().names().stream()
                .map(MechanismName::toString)
                .toList());
    }

    @Property(tries = 1500)
    void oneGoesFirst(
            @ForAll("mechanisms") String mechanism, @ForAll @IntRange(max = 3) int before, @ForAll Second second)
            throws Exception {
        Ends ends = Ends.after(mechanism, before);
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Outcome> honest = THREADS.submit(() -> {
            start.await();
            return outcome(() -> ends.server().evaluate(ends.said()));
        });
        Future<Outcome> other = THREADS.submit(() -> {
            start.await();
            return outcome(() -> switch (second) {
                case THE_SAME -> ends.server().evaluate(ends.said());
                case GARBAGE -> ends.server().evaluate(new byte[] {0, 1, 2});
                case DISPOSE -> {
                    ends.server().dispose();
                    yield null;
                }
            });
        });
        Outcome first = honest.get();
        Outcome last = other.get();

        boolean isComplete = ends.server().isComplete();
        assertThat(isComplete && (first == Outcome.REFUSED || last == Outcome.REFUSED))
                .as("complete and refused")
                .isFalse();
        assertThat(first == Outcome.MISUSED && last == Outcome.MISUSED).isFalse();
        Outcome next = outcome(() -> ends.server().evaluate(new byte[] {9}));
        assertThat(next).as("a message that is not the client's").isNotEqualTo(Outcome.ANSWERED);
        assertThat(ends.server().isComplete())
                .isEqualTo(isComplete && second == Second.DISPOSE && next == Outcome.MISUSED);
    }

    private static Outcome outcome(Callable<byte[]> evaluation) throws Exception {
        try {
            evaluation.call();
            return Outcome.ANSWERED;
        } catch (SaslException e) {
            assertThat(e.getMessage()).doesNotContain("could not go on");
            return Outcome.REFUSED;
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageMatching(".*(under way|disposed of)");
            return Outcome.MISUSED;
        }
    }
}
