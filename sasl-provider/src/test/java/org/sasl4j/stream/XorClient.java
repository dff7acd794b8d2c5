package org.sasl4j.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/**
 * The client of a mechanism whose layer can be followed by hand: each octet is turned over, and the sum of all stands
 * behind them. It keeps the arrays that it was given and gave.
 */
final class XorClient implements SaslClient {
    /** What its layer adds to a piece. */
    static final int OVERHEAD = 1;

    /** Either way through a layer. */
    @FunctionalInterface
    interface Conversion {
        byte[] convert(byte[] octets, int offset, int length) throws SaslException;
    }

    private final Map<String, Object> negotiated = new HashMap<>(Map.of(Sasl.QOP, "auth-int"));
    private final List<byte[]> given = new ArrayList<>();
    private final List<byte[]> opened = new ArrayList<>();
    private Conversion wrapping = XorClient::wrapped;
    private Conversion unwrapping = XorClient::unwrapped;
    private boolean incomplete;
    private boolean disposed;

    /** The same, having negotiated this too. */
    XorClient with(String key, Object value) {
        negotiated.put(key, value);
        return this;
    }

    /** The same, not knowing this. */
    XorClient without(String key) {
        negotiated.remove(key);
        return this;
    }

    /** The same, its exchange still going on. */
    XorClient incomplete() {
        incomplete = true;
        return this;
    }

    /** The same, wrapping in this way from now on. */
    XorClient wrapping(Conversion other) {
        wrapping = other;
        return this;
    }

    /** The same, unwrapping in this way from now on. */
    XorClient unwrapping(Conversion other) {
        unwrapping = other;
        return this;
    }

    /** The arrays that were given to wrap. */
    List<byte[]> given() {
        return given;
    }

    /** The arrays that came of unwrap. */
    List<byte[]> opened() {
        return opened;
    }

    boolean isDisposed() {
        return disposed;
    }

    static byte[] wrapped(byte[] octets, int offset, int length) {
        byte[] wrapped = new byte[length + OVERHEAD];
        for (int i = 0; i < length; i++) {
            wrapped[i] = (byte) ~octets[offset + i];
            wrapped[length] += octets[offset + i];
        }
        return wrapped;
    }

    static byte[] unwrapped(byte[] octets, int offset, int length) throws SaslException {
        byte[] unwrapped = new byte[Math.max(0, length - OVERHEAD)];
        byte sum = 0;
        for (int i = 0; i < unwrapped.length; i++) {
            unwrapped[i] = (byte) ~octets[offset + i];
            sum += unwrapped[i];
        }
        if (length < OVERHEAD || octets[offset + length - 1] != sum) {
            throw new SaslException("the sum is wrong");
        }
        return unwrapped;
    }

    /** What this mechanism's peer sends when it wraps these octets at once. */
    static byte[] frame(byte[] octets) {
        return framed(wrapped(octets, 0, octets.length));
    }

    /** A buffer as it is, with its length in front. */
    static byte[] framed(byte[] buffer) {
        return ByteBuffer.allocate(Integer.BYTES + buffer.length)
                .putInt(buffer.length)
                .put(buffer)
                .array();
    }

    /** One after the other. */
    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Override
    public String getMechanismName() {
        return "X-XOR";
    }

    @Override
    public boolean hasInitialResponse() {
        return false;
    }

    @Override
    public byte[] evaluateChallenge(byte[] challenge) {
        return challenge;
    }

    @Override
    public boolean isComplete() {
        return !incomplete;
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) throws SaslException {
        given.add(outgoing);
        return wrapping.convert(outgoing, offset, length);
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) throws SaslException {
        byte[] result = unwrapping.convert(incoming, offset, length);
        opened.add(result);
        return result;
    }

    @Override
    public Object getNegotiatedProperty(String name) {
        return negotiated.get(name);
    }

    @Override
    public void dispose() {
        disposed = true;
    }
}
