package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("10 B10: BouncyCastle too old, or not there")
class OldBouncyCastleTest {
    private static final Path OLD = Path.of("target", "old", "bcprov-jdk15on.jar");

    @TempDir
    private Path directory;

    private List<String> run(Path... instead) throws Exception {
        return ForkedJvm.runWithout("bcprov", directory, OldBouncyCastle.class, instead);
    }

    private static void assertSaysWhatIsNeeded(List<String> lines, String found) {
        String needed = "need BouncyCastle 1.72 or later (org.bouncycastle:bcprov-jdk18on), and this JVM has " + found;

        assertThat(lines).contains("SCRAM-SHA-256 alice", "auth-int alice", "auth-conf alice", "fingerprint made");
        assertThat(lines).noneMatch(line -> line.contains("LINKAGE"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("3des "))
                .singleElement()
                .asString()
                .contains("MechanismException: no cipher of DIGEST-MD5 is in [3des, des]")
                .contains("the ciphers des and 3des of DIGEST-MD5 " + needed);
        assertThat(lines)
                .as("warned of once")
                .filteredOn(line -> line.startsWith("WARNING: the ciphers des and 3des of DIGEST-MD5 " + needed))
                .hasSize(1);
    }

    @Test
    void anOldOneIsNamedAndOnlyWhatNeedsItFails() throws Exception {
        List<String> lines = run(OLD);

        assertSaysWhatIsNeeded(lines, "1.60.0");
        assertThat(lines).contains("rdn made"); // which the old one is enough for
    }

    @Test
    void withoutAnyWhatNeedsItFailsAndNothingElse() throws Exception {
        List<String> lines = run();

        assertSaysWhatIsNeeded(lines, "none");
        assertThat(lines)
                .contains("rdn IllegalStateException: the names in certificates need BouncyCastle 1.72 or later"
                        + " (org.bouncycastle:bcprov-jdk18on), and this JVM has none");
    }
}
