package org.sasl4j.stream;

import java.util.Optional;
import java.util.function.Function;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;

/**
 * The security layer that an exchange of any provider negotiated, and its sizes. Whatever goes wrong in the mechanism
 * becomes a SaslException. Several threads may use it. Some mechanisms wrap and unwrap with the same Mac, so only one
 * of the two runs at a time.
 */
final class NegotiatedLayer {
    private static final int DEFAULT_MAXIMUM = 65536;
    private static final int OVERHEAD = 26;
    private static final int LONGEST_PIECE = 65536;
    private static final int LONGEST_FRAME = Integer.MAX_VALUE - Integer.BYTES; // fits one array with its length

    /** The shape of wrap and unwrap on either side. */
    @FunctionalInterface
    private interface Conversion {
        byte @Nullable [] convert(byte[] octets, int offset, int length) throws SaslException;
    }

    private final Conversion wrapping;
    private final Conversion unwrapping;
    private final int longestPiece;
    private final int longestFrame;

    private NegotiatedLayer(Conversion wrapping, Conversion unwrapping, Function<String, @Nullable Object> negotiated)
            throws SaslException {
        this.wrapping = wrapping;
        this.unwrapping = unwrapping;
        this.longestPiece = Math.min(LONGEST_PIECE, size(negotiated, Sasl.RAW_SEND_SIZE, DEFAULT_MAXIMUM - OVERHEAD));
        this.longestFrame = Math.min(LONGEST_FRAME, size(negotiated, Sasl.MAX_BUFFER, DEFAULT_MAXIMUM));
    }

    /** A client's layer, or empty if it negotiated none. */
    static Optional<NegotiatedLayer> of(SaslClient client) throws SaslException {
        requireComplete(client.isComplete());
        return hasLayer(client.getNegotiatedProperty(Sasl.QOP))
                ? Optional.of(new NegotiatedLayer(client::wrap, client::unwrap, client::getNegotiatedProperty))
                : Optional.empty();
    }

    /** A server's layer, or empty if it negotiated none. */
    static Optional<NegotiatedLayer> of(SaslServer server) throws SaslException {
        requireComplete(server.isComplete());
        return hasLayer(server.getNegotiatedProperty(Sasl.QOP))
                ? Optional.of(new NegotiatedLayer(server::wrap, server::unwrap, server::getNegotiatedProperty))
                : Optional.empty();
    }

    private static void requireComplete(boolean complete) {
        if (!complete) {
            throw new IllegalStateException("the exchange is not complete: its layer is not negotiated yet");
        }
    }

    private static boolean hasLayer(@Nullable Object protection) {
        return protection != null && !protection.equals("auth");
    }

    /** Reads a size. Some providers keep it as a String, some as an Integer. */
    private static int size(Function<String, @Nullable Object> negotiated, String key, int otherwise)
            throws SaslException {
        Object value = negotiated.apply(key);
        if (value == null) {
            return otherwise;
        }
        try {
            int size = Integer.parseInt(value.toString());
            if (size > 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // handled below, like a number that is too small
        }
        throw new SaslException("the mechanism negotiated " + key + " = " + value + ", which is no size in octets");
    }

    private static byte[] convert(Conversion conversion, byte[] octets, int offset, int length) throws SaslException {
        byte[] converted;
        try {
            converted = conversion.convert(octets, offset, length);
        } catch (RuntimeException e) {
            throw new SaslException("the mechanism broke down over a frame", e);
        }
        if (converted == null) {
            throw new SaslException("the mechanism made nothing of a frame");
        }
        return converted;
    }

    /** How many octets may be wrapped at once, from 1 to 65536. */
    int longestPiece() {
        return longestPiece;
    }

    /** How many octets may follow the length in a frame of the peer: 1 or more. */
    int longestFrame() {
        return longestFrame;
    }

    /** Protects a piece. */
    synchronized byte[] wrap(byte[] octets, int offset, int length) throws SaslException {
        return convert(wrapping, octets, offset, length);
    }

    /** Opens a frame, given without its length. */
    synchronized byte[] unwrap(byte[] octets, int offset, int length) throws SaslException {
        return convert(unwrapping, octets, offset, length);
    }
}
