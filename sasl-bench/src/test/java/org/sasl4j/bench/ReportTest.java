package org.sasl4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportTest {
    private final StringWriter errors = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new Report()).setErr(new PrintWriter(errors)).execute(args);
    }

    @Test
    void refusesToCompareWithNothingBeforeItMeasures() {
        assertThat(run("--compare", "missing.json")).isEqualTo(2);
        assertThat(errors).asString().contains("cannot read missing.json");
    }

    @Test
    void refusesToOverwriteTheRunThatItComparesWith(@TempDir Path folder) throws IOException {
        Path saved = Files.writeString(folder.resolve("page.json"), "[]");
        String page = folder.resolve("page.html").toString();
        assertThat(run("--compare", saved.toString(), "--out", page)).isEqualTo(2);
        assertThat(errors).asString().contains("would overwrite");
    }
}
