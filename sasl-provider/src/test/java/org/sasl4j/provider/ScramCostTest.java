package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.jar.Forked;

/** What refusing costs, counted: digests come from another provider there, so it is a JVM of its own. */
class ScramCostTest {
    @TempDir
    Path directory;

    private List<String> run(String mechanisms) throws IOException, InterruptedException {
        Forked forked = Forked.java(
                directory,
                "-Dorg.sasl4j.digest.provider=" + CountingDigests.NAME,
                "-cp",
                System.getProperty("java.class.path"),
                ScramCost.class.getName(),
                mechanisms);
        assertThat(forked.exitCode()).as(forked.err()).isZero();
        return forked.out().lines().toList();
    }

    @Test
    @DisplayName("S18: an unknown user gets the messages and costs the compressions that a wrong password does")
    void unknownUserCostsWhatWrongPasswordDoes() throws Exception {
        List<String> lines = run("SCRAM-SHA-256,SCRAM-SHA-512");

        assertThat(lines).hasSize(20);
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(lines.get(i + 1).replace("nobod", "alice")).isEqualTo(lines.get(i));
            assertThat(lines.get(i)).contains("/e=invalid-proof REFUSED the user name or the password is wrong");
        }
    }

    @Test
    @DisplayName("10 B1: PLAIN at a store of one method: an unknown user costs what the keys of a real one do")
    void unknownUserOfPlainCostsADerivation() throws Exception {
        List<String> lines = run("PLAIN");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).replace("nobod", "alice")).isEqualTo(lines.get(0));
        assertThat(Long.parseLong(lines.get(0).split(" ")[3])).isBetween(2 * 12000L, 2 * 12000L + 100);
    }

    @Test
    @DisplayName("the counting itself: stored keys cost no derivation, passwords cost two compressions an iteration")
    void counts() throws Exception {
        assertThat(run("SCRAM-SHA-256")).allSatisfy(line -> {
            long cost = Long.parseLong(line.split(" ")[3]);
            if (line.contains("-of-keys ") || line.contains("-of-one-method ")) {
                assertThat(cost).isBetween(1L, 100L);
            } else {
                assertThat(cost).isBetween(2 * 4096L, 2 * 4096L + 100);
            }
        });
    }
}
