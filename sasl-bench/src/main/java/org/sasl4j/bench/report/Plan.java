package org.sasl4j.bench.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sasl4j.bench.hashing.HiBenchmark;
import org.sasl4j.bench.mechanism.DigestExchangeBenchmark;
import org.sasl4j.bench.mechanism.OauthBearerServerBenchmark;
import org.sasl4j.bench.mechanism.PlainServerBenchmark;
import org.sasl4j.bench.scram.ScramExchangeBenchmark;
import org.sasl4j.bench.scram.ScramServerBenchmark;

/**
 * What a run consists of: every suite in one thread, and the suites of what servers do most also in several threads.
 */
final class Plan {
    /** A plot is drawn over this parameter, so a run always takes all of its values. */
    private static final String PLOTTED = "iterations";

    private static final List<Class<?>> IN_SEVERAL_THREADS = List.of(
            HiBenchmark.class,
            ScramExchangeBenchmark.class,
            ScramServerBenchmark.class,
            DigestExchangeBenchmark.class,
            OauthBearerServerBenchmark.class,
            PlainServerBenchmark.class);

    private Plan() {}

    /** The tasks of the suites whose names match, in the order of their names. */
    static List<Task> of(Pace pace, String suites) {
        Map<String, List<BenchmarkListEntry>> bySuite = new TreeMap<>();
        for (BenchmarkListEntry method : BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())) {
            bySuite.computeIfAbsent(method.getUserClassQName(), first -> new ArrayList<>())
                    .add(method);
        }
        List<Task> tasks = new ArrayList<>();
        bySuite.forEach((suite, methods) -> {
            if (suite.matches(".*(" + suites + ").*")) {
                addTasks(tasks, pace, suite, methods);
            }
        });
        return tasks;
    }

    private static void addTasks(List<Task> tasks, Pace pace, String suite, List<BenchmarkListEntry> methods) {
        tasks.add(task(suite, methods, pace, 1));
        if (IN_SEVERAL_THREADS.stream().anyMatch(several -> several.getName().equals(suite))) {
            pace.severalThreads().forEach(threads -> tasks.add(task(suite, methods, Pace.QUICK, threads)));
        }
    }

    /** Makes a task. All methods of a suite have the same parameters. */
    private static Task task(String suite, List<BenchmarkListEntry> methods, Pace values, int threads) {
        Map<String, String[]> all = methods.get(0).getParams().orElse(Map.of());
        Map<String, String> chosen = new HashMap<>();
        int combinations = 1;
        for (Map.Entry<String, String[]> parameter : all.entrySet()) {
            if (values == Pace.QUICK && !parameter.getKey().equals(PLOTTED)) {
                chosen.put(parameter.getKey(), parameter.getValue()[0]);
            } else {
                combinations *= parameter.getValue().length;
            }
        }
        return new Task(suite, chosen, threads, combinations * methods.size());
    }
}
