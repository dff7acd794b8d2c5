package org.sasl4j.bench.message;

import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.bench.Suite;
import org.sasl4j.mechanism.scram.ScramCodecs;

/** The four messages of SCRAM, with the sizes of SHA-256. */
public class ScramMessageBenchmark extends Suite {
    /** The message. */
    @Param
    public ScramMessage message = ScramMessage.CLIENT_FIRST;

    /** Reading or writing. */
    @Param
    public Codec.Direction direction = Codec.Direction.PARSE;

    private Callable<?> ours;
    private Callable<?> ofOngres;
    private Callable<?> ofKafka;

    /** Chooses the codecs. */
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

    /** ongres scram, which reads and writes text. The conversion from and to octets is measured, too. */
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
