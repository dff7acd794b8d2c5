package org.sasl4j.bench.message;

import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.bench.Suite;
import org.sasl4j.mechanism.scram.ScramCodecs;

/** The four messages of SCRAM, in SHA-256's size. */
public class ScramMessageBenchmark extends Suite {
    /** Which. */
    @Param
    public ScramMessage message = ScramMessage.CLIENT_FIRST;

    /** Read or written. */
    @Param
    public Codec.Direction direction = Codec.Direction.PARSE;

    private Callable<?> ours;
    private Callable<?> ofOngres;
    private Callable<?> ofKafka;

    /** Chooses. */
    @Setup
    public void choose() {
        ours = ScramCodecs.of(message).in(direction);
        ofOngres = OngresCodecs.of(message).in(direction);
        ofKafka = KafkaCodecs.of(message).in(direction);
    }

    /** This library. */
    @Benchmark
    public Object sasl4j() throws Exception {
        return ours.call();
    }

    /** ongres scram, which reads and writes text; the octets around it are counted, too. */
    @Benchmark
    public Object ongres() throws Exception {
        return ofOngres.call();
    }

    /** Kafka's clients. */
    @Benchmark
    public Object kafka() throws Exception {
        return ofKafka.call();
    }
}
