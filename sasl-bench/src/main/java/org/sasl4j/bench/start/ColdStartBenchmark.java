package org.sasl4j.bench.start;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sasl4j.bench.Suite;

/**
 * A process from its start to the end of a client's first message. The baseline is a JVM that does nothing. A second
 * process, which is not timed, counts the classes.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 15)
@Fork(1)
public class ColdStartBenchmark extends Suite {
    /** What JMH reports besides the time. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Loaded {
        /** The number of classes, with those of the JDK. */
        public int classes;

        private Class<?> main = NoStart.class;

        int run(Class<?> started) throws IOException, InterruptedException {
            main = started;
            return StartedJvm.run(started);
        }

        /** Counts outside of what is timed. */
        @TearDown(Level.Iteration)
        public void count() throws IOException {
            classes = StartedJvm.classesLoaded(main);
        }
    }

    /** A JVM that does nothing. */
    @Benchmark
    public int baseline(Loaded loaded) throws IOException, InterruptedException {
        return loaded.run(NoStart.class);
    }

    /** This library by its own API. */
    @Benchmark
    public int sasl4j(Loaded loaded) throws IOException, InterruptedException {
        return loaded.run(ContextStart.class);
    }

    /** This library by {@code Sasl}. */
    @Benchmark
    public int sasl4jHandler(Loaded loaded) throws IOException, InterruptedException {
        return loaded.run(HandlerStart.class);
    }

    /** The JDK, with DIGEST-MD5. */
    @Benchmark
    public int jdk(Loaded loaded) throws IOException, InterruptedException {
        return loaded.run(JdkStart.class);
    }

    /** Elytron. */
    @Benchmark
    public int elytron(Loaded loaded) throws IOException, InterruptedException {
        return loaded.run(ElytronStart.class);
    }

    /** Kafka's clients. */
    @Benchmark
    public int kafka(Loaded loaded) throws IOException, InterruptedException {
        return loaded.run(KafkaStart.class);
    }

    /** ongres scram. */
    @Benchmark
    public int ongres(Loaded loaded) throws IOException, InterruptedException {
        return loaded.run(OngresStart.class);
    }
}
