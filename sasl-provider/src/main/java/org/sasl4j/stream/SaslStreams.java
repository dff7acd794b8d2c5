package org.sasl4j.stream;

import java.io.InputStream;
import java.io.OutputStream;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;

/**
 * The two directions of a connection once its exchange is complete: what is written goes out protected, and what comes in
 * is opened, in frames of a length of four octets and one wrapped buffer (RFC 4422 section 3.7). Made where the protocol
 * says that the layer takes effect, and used for everything after.
 *
 * <p>Where no layer was negotiated ({@link javax.security.sasl.Sasl#QOP} is {@code "auth"} or not told) both are the
 * streams given, as they are.
 *
 * <p>Two threads may use them, one each direction, with any mechanism. Neither stream disposes of the SaslClient or
 * SaslServer; its owner does, after closing both.
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
     * @param client whose exchange is complete, and who wraps and unwraps for nobody else
     * @param input where the server's octets come from
     * @param output where the octets for the server go; not flushed but by {@code flush()}
     * @return a pair of streams over these two
     * @throws SaslException if a size negotiated is no number above 0: nothing could be sent or taken
     * @throws IllegalStateException if the exchange is not complete
     */
    public static SaslStreams of(SaslClient client, InputStream input, OutputStream output) throws SaslException {
        return over(NegotiatedLayer.of(client).orElse(null), input, output);
    }

    /**
     * The streams of a server.
     *
     * @param server whose exchange is complete, and who wraps and unwraps for nobody else
     * @param input where the client's octets come from
     * @param output where the octets for the client go; not flushed but by {@code flush()}
     * @return a pair of streams over these two
     * @throws SaslException if a size negotiated is no number above 0: nothing could be sent or taken
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
     * What the peer sends, opened. A frame longer than the {@link javax.security.sasl.Sasl#MAX_BUFFER} negotiated (65536
     * octets where it is not told) is refused before room is made for it, and one that cannot be opened is passed on as
     * the mechanism's SaslException; after either, every further read throws IOException, and the connection is to be
     * closed. An exception of the stream below, such as a timeout, loses nothing: the next read goes on where it stopped.
     *
     * <p>A frame with nothing in it is passed over. Some mechanisms, such as the JDK's DIGEST-MD5, answer a forged frame
     * in that way, and throw at the next genuine one.
     *
     * @return a stream that ends where the peer's does, with EOFException if that is inside a frame; its
     *     {@code available()} is what is left of the current frame, and what was read is wiped
     */
    public InputStream input() {
        return input;
    }

    /**
     * Where to write what the peer is to read. It is sent in pieces of at most the {@link
     * javax.security.sasl.Sasl#RAW_SEND_SIZE} negotiated and at most 65536 octets; where a mechanism does not tell that
     * size it is 65510, which with an overhead of 26 octets (the largest of DIGEST-MD5) is a frame that every peer takes
     * by default. Octets wait until a piece is full, or for {@code flush()} or {@code close()}; each frame is one write
     * to the stream below.
     *
     * <p>After the mechanism or the stream below has thrown, every further write or flush throws IOException, since the
     * peer could not open what follows a lost frame.
     *
     * @return a buffered stream, whose buffer is wiped by {@code close()}
     */
    public OutputStream output() {
        return output;
    }
}
