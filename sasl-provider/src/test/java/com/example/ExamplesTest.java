package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The examples stay small. */
class ExamplesTest {
    @Test
    @DisplayName("16, examples: each file is under 120 lines")
    void staySmall() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("src", "examples", "java"))) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(120);
        }
    }
}
