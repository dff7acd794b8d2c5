package org.sasl4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("14: the public API is a file, so that a change of it is seen and meant")
class PublicApiTest {
    @ParameterizedTest
    @ValueSource(strings = {"sasl-core", "sasl-provider"})
    void isWhatTheFileSays(String module) throws Exception {
        Path folder = Path.of("..", module);
        List<String> lines = new PublicApi(folder.resolve("target/classes")).lines();
        Path now = Path.of("target", module + "-api.txt");
        Files.write(now, lines);

        assertThat(lines)
                .as("where the change is meant, copy sasl-provider/" + now + " to " + module + "/api.txt")
                .isEqualTo(Files.readAllLines(folder.resolve("api.txt")));
    }
}
