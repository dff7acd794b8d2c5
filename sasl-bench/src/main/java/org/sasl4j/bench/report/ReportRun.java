package org.sasl4j.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.RunnerException;

/** Measures, and writes the page. */
public final class ReportRun {
    private ReportRun() {}

    /**
     * Runs the suites, which takes minutes or hours.
     *
     * @param pace how much time the run takes
     * @param suites a regular expression that is found in the names of the wanted suites
     * @param json where to save the figures in JMH's form, after each suite
     * @param out where to print the progress
     * @throws IOException if the file cannot be written
     * @throws RunnerException if JMH cannot run
     */
    public static void measure(Pace pace, String suites, Path json, PrintStream out)
            throws IOException, RunnerException {
        List<Task> tasks = Plan.of(pace, suites);
        Progress progress =
                new Progress(out, tasks.stream().mapToInt(Task::benchmarks).sum());
        List<RunResult> results = new ArrayList<>();
        for (Task task : tasks) {
            results.addAll(task.run(pace, progress));
            save(results, json);
        }
    }

    private static void save(List<RunResult> results, Path json) throws IOException {
        try (PrintStream file = new PrintStream(Files.newOutputStream(json), false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, file).writeOut(results);
        }
    }

    /**
     * Writes the page of a run.
     *
     * @param json the figures of the run
     * @param saved the figures of another run to compare with; null for none
     * @param facts what the figures depend on, in order
     * @param page where to write the page
     * @throws IOException if a file cannot be read or written
     */
    public static void write(Path json, @Nullable Path saved, Map<String, String> facts, Path page) throws IOException {
        List<Measurement> measurements = Results.read(json);
        List<Change> changes = saved == null ? List.of() : Change.between(Results.read(saved), measurements);
        Files.writeString(page, Page.of(facts, measurements, changes));
    }
}
