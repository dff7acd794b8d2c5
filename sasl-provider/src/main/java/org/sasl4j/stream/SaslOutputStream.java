package org.sasl4j.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/** Sends what is written in protected frames. Each frame is full, except the last one before a flush. */
final class SaslOutputStream extends OutputStream {
    private final OutputStream below;
    private final NegotiatedLayer layer;
    private final byte[] waiting;
    private int count;
    private byte[] frame = {};
    private Condition condition = Condition.OPEN;

    SaslOutputStream(OutputStream below, NegotiatedLayer layer) {
        this.below = below;
        this.layer = layer;
        this.waiting = new byte[layer.longestPiece()];
    }

    @Override
    public void write(int octet) throws IOException {
        condition.requireOpen();
        waiting[count++] = (byte) octet;
        if (count == waiting.length) {
            sendWaiting();
        }
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, octets.length);
        condition.requireOpen();
        int end = offset + length;
        int from = offset;
        while (from < end) {
            from += take(octets, from, end - from);
        }
    }

    /** Takes octets up to the next full piece, and returns how many. A whole piece is not copied. */
    private int take(byte[] octets, int offset, int length) throws IOException {
        if (count == 0 && length >= waiting.length) {
            send(octets, offset, waiting.length);
            return waiting.length;
        }
        int taken = Math.min(length, waiting.length - count);
        System.arraycopy(octets, offset, waiting, count, taken);
        count += taken;
        if (count == waiting.length) {
            sendWaiting();
        }
        return taken;
    }

    private void sendWaiting() throws IOException {
        send(waiting, 0, count);
        count = 0;
    }

    private void send(byte[] octets, int offset, int length) throws IOException {
        condition = Condition.FAILED; // until all of it has gone out
        byte[] wrapped = layer.wrap(octets, offset, length);
        int size = Integer.BYTES + wrapped.length;
        if (frame.length < size) {
            frame = new byte[size];
        }
        ByteBuffer.wrap(frame).putInt(wrapped.length).put(wrapped);
        below.write(frame, 0, size); // RFC 4422 section 3.7; one write, so that the length has no packet of its own
        condition = Condition.OPEN;
    }

    @Override
    public void flush() throws IOException {
        condition.requireOpen();
        if (count > 0) {
            sendWaiting();
        }
        condition = Condition.FAILED;
        below.flush();
        condition = Condition.OPEN;
    }

    /** Sends what is waiting, unless this stream has failed. Then closes the stream below. */
    @Override
    public void close() throws IOException {
        try (below) {
            if (condition == Condition.OPEN) {
                flush();
            }
        } finally {
            condition = Condition.CLOSED;
            Arrays.fill(waiting, (byte) 0);
        }
    }
}
