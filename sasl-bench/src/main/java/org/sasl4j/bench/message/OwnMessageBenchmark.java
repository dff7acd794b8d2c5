package org.sasl4j.bench.message;

import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.bench.Suite;
import org.sasl4j.mechanism.anonymous.AnonymousCodecs;
import org.sasl4j.mechanism.cram.CramMd5Codecs;
import org.sasl4j.mechanism.digest.DigestCodecs;
import org.sasl4j.mechanism.external.ExternalCodecs;
import org.sasl4j.mechanism.oauthbearer.OauthCodecs;

/** The messages of the other mechanisms. The peers read and write them only within an exchange. */
public class OwnMessageBenchmark extends Suite {
    /** A message. */
    public enum Message {
        /** A name and a password. */
        PLAIN(PlainCodecs.message()),
        /** A name and a hash. */
        CRAM_MD5_RESPONSE(CramMd5Codecs.response()),
        /** A name. */
        EXTERNAL(ExternalCodecs.message()),
        /** A trace. */
        ANONYMOUS(AnonymousCodecs.trace()),
        /** The server's first message of DIGEST-MD5. */
        DIGEST_CHALLENGE(DigestCodecs.of(DigestMessage.CHALLENGE)),
        /** The client's message of DIGEST-MD5. */
        DIGEST_RESPONSE(DigestCodecs.of(DigestMessage.RESPONSE)),
        /** The server's last message of DIGEST-MD5. */
        DIGEST_RESPONSE_AUTH(DigestCodecs.of(DigestMessage.RESPONSE_AUTH)),
        /** The reason why a token was refused. */
        OAUTH_ERROR(OauthCodecs.errorResult());

        private final Codec codec;

        Message(Codec codec) {
            this.codec = codec;
        }
    }

    /** The message. */
    @Param
    public Message message = Message.PLAIN;

    /** Reading or writing. */
    @Param
    public Codec.Direction direction = Codec.Direction.PARSE;

    private Callable<?> ours;

    /** Chooses the codec. */
    @Setup
    public void choose() {
        ours = message.codec.in(direction);
    }

    /** This library. */
    @Benchmark
    public Object sasl4j() throws Exception {
        return ours.call();
    }
}
