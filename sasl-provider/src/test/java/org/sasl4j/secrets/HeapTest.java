package org.sasl4j.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.MechanismName;
import org.sasl4j.jar.Forked;
import org.sasl4j.mechanism.Mechanisms;

@DisplayName("14: memory has no secret once both sides were disposed of, whether the login was right or wrong")
class HeapTest {
    private static final String RIGHT = new String(LoginsThenDump.unmask(LoginsThenDump.RIGHT));
    private static final String WRONG = new String(LoginsThenDump.unmask(LoginsThenDump.WRONG));
    private static final String PLANTED = new String(LoginsThenDump.unmask(LoginsThenDump.PLANTED));

    @TempDir
    private Path folder;

    private static Stream<String> mechanisms() {
        return Mechanisms.standard().names().stream().map(MechanismName::toString);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void hasNoSecret(String mechanism) throws Exception {
        Path heap = folder.resolve("heap.hprof");
        Forked run = Forked.java(
                folder,
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                LoginsThenDump.class.getName(),
                mechanism,
                heap.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        boolean hasSecret = !mechanism.equals("EXTERNAL") && !mechanism.equals("ANONYMOUS");
        assertThat(run.out().lines().filter(line -> line.equals("in") || line.equals("out")))
                .containsExactly("in", hasSecret ? "out" : "in", "in", hasSecret ? "out" : "in");

        Map<String, byte[]> secrets = Secrets.of(mechanism, run.out(), List.of(RIGHT, WRONG));
        assertThat(secrets)
                .hasSizeGreaterThan(mechanism.startsWith("SCRAM-") || mechanism.startsWith("DIGEST") ? 20 : 1);
        secrets.put("planted", PLANTED.getBytes(StandardCharsets.ISO_8859_1));
        String dump = Files.readString(heap, StandardCharsets.ISO_8859_1);
        assertThat(Spelling.found(dump, secrets))
                .as("what was planted, and nothing else")
                .containsExactlyInAnyOrder("planted as octets", "planted as characters", "planted in hex");
    }
}
