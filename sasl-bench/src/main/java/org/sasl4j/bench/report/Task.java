package org.sasl4j.bench.report;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One suite, run by JMH with one number of threads.
 *
 * @param suite the name of the suite's class
 * @param parameters the parameters that do not take all of their values
 * @param threads how many threads run at once
 * @param benchmarks how many benchmarks that makes: methods times values
 */
record Task(String suite, Map<String, String> parameters, int threads, int benchmarks) {
    private static final TimeValue SHORT = TimeValue.milliseconds(100);

    Collection<RunResult> run(Pace pace, Progress progress) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(suite) + "\\.")
                .threads(threads)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(false);
        parameters.forEach(options::param);
        if (pace == Pace.QUICK) {
            options.forks(1)
                    .warmupIterations(2)
                    .warmupTime(SHORT)
                    .measurementIterations(3)
                    .measurementTime(SHORT);
        }
        return new Runner(options.build(), progress).run();
    }
}
