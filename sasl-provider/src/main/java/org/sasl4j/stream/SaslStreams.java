package org.sasl4j.stream;

import java.io.InputStream;
import java.io.OutputStream;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;

/**
 * The two directions of a connection after its exchange. What is written goes out protected, and what comes in is
 * opened. A frame is a length of four octets and one wrapped buffer (RFC 4422 section 3.7). Make the streams where the
 * protocol says that the layer takes effect, and use them for everything after that.
 *
 * <p>If no layer was negotiated ({@link javax.security.sasl.Sasl#QOP} is {@code "auth"} or missing), both streams are
 * the given ones, unchanged.
 *
 * <p>Two threads may use them, one for each direction, with any mechanism. Neither stream disposes of the SaslClient or
 * SaslServer. Its owner does that after closing both.
 */
public final class SaslStreams {
    private final InputStream input;
    private final OutputStream output;

    private SaslStreams(InputStream input, OutputStream output) {
        this.input = input;
        this.output = output;
    }

    /**
     * The streams of a client.
     *
     * @param client a client whose exchange is complete, and that nothing else uses to wrap or unwrap
     * @param input where the server's octets come from
     * @param output where the octets for the server go; only {@code flush()} flushes it
     * @return a pair of streams over these two
     * @throws SaslException if a negotiated size is not a number above 0, so that nothing could be sent or received
     * @throws IllegalStateException if the exchange is not complete
     */
    public static SaslStreams of(SaslClient client, InputStream input, OutputStream output) throws SaslException {
        return over(NegotiatedLayer.of(client).orElse(null), input, output);
    }

    /**
     * The streams of a server.
     *
     * @param server a server whose exchange is complete, and that nothing else uses to wrap or unwrap
     * @param input where the client's octets come from
     * @param output where the octets for the client go; only {@code flush()} flushes it
     * @return a pair of streams over these two
     * @throws SaslException if a negotiated size is not a number above 0, so that nothing could be sent or received
     * @throws IllegalStateException if the exchange is not complete
     */
    public static SaslStreams of(SaslServer server, InputStream input, OutputStream output) throws SaslException {
        return over(NegotiatedLayer.of(server).orElse(null), input, output);
    }

    private static SaslStreams over(@Nullable NegotiatedLayer layer, InputStream input, OutputStream output) {
        return layer == null
                ? new SaslStreams(input, output)
                : new SaslStreams(new SaslInputStream(input, layer), new SaslOutputStream(output, layer));
    }

    /**
     * What the peer sends, opened.
     *
     * <p>A frame longer than the negotiated {@link javax.security.sasl.Sasl#MAX_BUFFER} (65536 octets if it is missing)
     * is refused before a buffer is made for it. If a frame cannot be opened, the mechanism's SaslException is passed
     * on. After either, every further read throws IOException, and the connection has to be closed. An exception of the
     * stream below, such as a timeout, loses nothing: the next read goes on where it stopped.
     *
     * <p>An empty frame is skipped. Some mechanisms, such as the JDK's DIGEST-MD5, open a forged frame as an empty one,
     * and throw at the next genuine one.
     *
     * @return a stream that ends where the peer's ends, with EOFException if that is inside a frame. Its
     *     {@code available()} is what is left of the current frame. What has been read is wiped
     */
    public InputStream input() {
        return input;
    }

    /**
     * Where to write what the peer is to read.
     *
     * <p>It is sent in pieces of at most the negotiated {@link javax.security.sasl.Sasl#RAW_SEND_SIZE}, and at most
     * 65536 octets. If a mechanism does not tell that size, a piece has at most 65510 octets. With an overhead of 26
     * octets, the largest of DIGEST-MD5, that makes a frame that every peer takes by default. Octets wait until a piece
     * is full, or for {@code flush()} or {@code close()}. Each frame is one write to the stream below.
     *
     * <p>After the mechanism or the stream below has thrown, every further write or flush throws IOException, because
     * the peer could not open what follows a lost frame.
     *
     * @return a buffered stream, whose buffer is wiped by {@code close()}
     */
    public OutputStream output() {
        return output;
    }
}
