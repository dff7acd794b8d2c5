package org.sasl4j.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

    /** What was told of the logins by each mechanism, and what nobody may find afterwards. */
    private static final Map<String, String> TOLD = new LinkedHashMap<>();

    private static final Map<String, Map<String, byte[]>> SECRETS = new LinkedHashMap<>();
    private static Set<String> found;

    @BeforeAll
    static void logInByEachThenSearchTheHeap(@TempDir Path folder) throws Exception {
        Path heap = folder.resolve("heap.hprof");
        String classPath = System.getProperty("java.class.path");
        List<String> command =
                new ArrayList<>(List.of("-Xmx48m", "-cp", classPath, LoginsThenDump.class.getName(), heap.toString()));
        mechanisms().forEach(command::add);
        Forked run = Forked.java(folder, command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        String[] parts = run.out().split("(?m)^" + LoginsThenDump.BY);
        Stream.of(parts).skip(1).forEach(part -> TOLD.put(part.substring(0, part.indexOf('\n')), part));

        Map<String, byte[]> all = new LinkedHashMap<>(Map.of("planted", PLANTED.getBytes(StandardCharsets.ISO_8859_1)));
        for (Map.Entry<String, String> told : TOLD.entrySet()) {
            Map<String, byte[]> secrets = Secrets.of(told.getKey(), told.getValue(), List.of(RIGHT, WRONG));
            SECRETS.put(told.getKey(), secrets);
            secrets.forEach((name, secret) -> all.put(told.getKey() + ": " + name, secret));
        }
        found = Spelling.found(Files.readString(heap, StandardCharsets.ISO_8859_1), all);
    }

    private static Stream<String> mechanisms() {
        return Mechanisms.standard().names().stream().map(MechanismName::toString);
    }

    @Test
    void hasWhatWasPlanted() {
        assertThat(found)
                .filteredOn(name -> name.startsWith("planted"))
                .containsExactlyInAnyOrder("planted as octets", "planted as characters", "planted in hex");
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void hasNoSecret(String mechanism) {
        boolean hasSecret = !mechanism.equals("EXTERNAL") && !mechanism.equals("ANONYMOUS");
        assertThat(TOLD.get(mechanism).lines().filter(line -> line.equals("in") || line.equals("out")))
                .containsExactly("in", hasSecret ? "out" : "in", "in", hasSecret ? "out" : "in");
        assertThat(SECRETS.get(mechanism))
                .hasSizeGreaterThan(mechanism.startsWith("SCRAM-") || mechanism.startsWith("DIGEST") ? 20 : 1);
        assertThat(found).filteredOn(name -> name.contains(mechanism + ": ")).isEmpty();
    }
}
