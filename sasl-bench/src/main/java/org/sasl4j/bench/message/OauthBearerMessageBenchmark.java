package org.sasl4j.bench.message;

import java.util.concurrent.Callable;
import org.apache.kafka.common.security.auth.SaslExtensions;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerClientInitialResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.mechanism.BearerToken;
import org.sasl4j.mechanism.oauthbearer.OauthCodecs;

/** A client's message of OAUTHBEARER, with a token of 1 kB. */
public class OauthBearerMessageBenchmark extends Suite {
    /** Reading or writing. */
    @Param
    public Codec.Direction direction = Codec.Direction.PARSE;

    private Callable<?> ours;
    private Callable<?> ofKafka;

    /** Chooses the codecs. */
    @Setup
    public void choose() {
        byte[] message = BearerToken.message();
        SaslExtensions none = SaslExtensions.empty();
        ours = OauthCodecs.clientResponse().in(direction);
        ofKafka = new Codec(
                        () -> new OAuthBearerClientInitialResponse(message),
                        () -> new OAuthBearerClientInitialResponse(BearerToken.TEXT, none).toBytes())
                .in(direction);
    }

    /** This library. */
    @Benchmark
    public Object sasl4j() throws Exception {
        return ours.call();
    }

    /** Kafka's clients. */
    @Benchmark
    public Object kafka() throws Exception {
        return ofKafka.call();
    }
}
