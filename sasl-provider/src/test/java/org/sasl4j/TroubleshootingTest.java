package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide explains messages that the code has: each piece between two dots of omission stands in one and the same file. */
class TroubleshootingTest {
    private static final Pattern MESSAGE = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

    private static List<String> sources;

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> core = Files.walk(Path.of("..", "sasl-core", "src", "main", "java"));
                Stream<Path> provider = Files.walk(Path.of("src", "main", "java"))) {
            sources = Stream.concat(core, provider)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(TroubleshootingTest::source)
                    .toList();
        }
    }

    private static String source(Path file) {
        try {
            return JOINED.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> messages() throws IOException {
        String guide = Files.readString(Path.of("README.md"));
        String section = guide.substring(guide.indexOf("\n## Troubleshooting\n"));
        return MESSAGE.matcher(section.substring(0, section.indexOf("\n## Running several servers")))
                .results()
                .map(message -> message.group(1))
                .toList();
    }

    @Test
    @DisplayName("16: there is a table of messages")
    void explainsMany() throws IOException {
        assertThat(messages()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("messages")
    @DisplayName("16: each message that the guide explains is one of the code's")
    void isInTheCode(String message) {
        List<String> pieces = Arrays.stream(message.split("…"))
                .filter(piece -> !piece.isBlank())
                .toList();

        assertThat(sources).anyMatch(source -> pieces.stream().allMatch(source::contains));
    }
}
