package org.sasl4j.bench.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Prints a line for each benchmark, with the time left if the rest takes as long as what is done. If a benchmark fails,
 * it prints why.
 */
final class Progress implements OutputFormat {
    private final PrintStream out;
    private final int total;
    private final long start = System.nanoTime();
    private int begun;
    private boolean inLine;

    Progress(PrintStream out, int total) {
        this.out = out;
        this.total = total;
    }

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
        endLine("no result");
        begun++;
        String name = benchmark.getBenchmark();
        String method = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
        String parameters = benchmark.getParamsKeys().stream()
                .map(key -> " " + key + "=" + benchmark.getParam(key))
                .collect(Collectors.joining());
        String threads = benchmark.getThreads() == 1 ? "" : " " + benchmark.getThreads() + " threads";
        out.print("[" + begun + "/" + total + left() + "] " + method + parameters + threads + ": ");
        out.flush();
        inLine = true;
    }

    private String left() {
        int done = begun - 1;
        if (done == 0) {
            return "";
        }
        Duration left = Duration.ofNanos((System.nanoTime() - start) / done * (total - done));
        return left.toMinutes() > 0 ? ", " + left.toMinutes() + " min left" : ", " + left.toSeconds() + " s left";
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        Result<?> time = result.getPrimaryResult();
        endLine(new Figure(time.getScore(), time.getScoreError()) + " " + time.getScoreUnit());
    }

    /** JMH reports failures as text. The line that names the exception is enough. */
    @Override
    public void println(String text) {
        text.lines().filter(line -> line.contains("Exception")).findFirst().ifPresent(this::endLine);
    }

    private void endLine(String end) {
        if (inLine) {
            out.println(end);
            inLine = false;
        }
    }

    @Override
    public void endRun(Collection<RunResult> results) {
        endLine("no result");
    }

    @Override
    public void startRun() {
        // a run is one of many suites
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams iteration, int number) {
        // an iteration is too short to report
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams iteration, int number, @Nullable IterationResult result) {
        // the mean of all iterations is reported
    }

    @Override
    public void print(String text) {
        println(text);
    }

    @Override
    public void verbosePrintln(String text) {
        // nobody asked for it
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        // the caller closes the stream
    }

    @Override
    public void write(int octet) {
        // what benchmarks print is dropped
    }

    @Override
    public void write(byte[] octets) {
        // what benchmarks print is dropped
    }
}
