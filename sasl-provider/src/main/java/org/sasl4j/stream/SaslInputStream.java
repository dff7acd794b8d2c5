package org.sasl4j.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/** Receives protected frames and opens them. */
final class SaslInputStream extends InputStream {
    private static final int FIRST_ROOM = 8192;
    private static final byte[] NOTHING = {};

    private final InputStream below;
    private final NegotiatedLayer layer;
    private byte[] frame;
    private int arrived;
    private byte[] opened = NOTHING;
    private int position;
    private Condition condition = Condition.OPEN;

    SaslInputStream(InputStream below, NegotiatedLayer layer) {
        this.below = below;
        this.layer = layer;
        this.frame = new byte[Math.min(FIRST_ROOM, Integer.BYTES + layer.longestFrame())];
    }

    @Override
    public int read() throws IOException {
        condition.requireOpen();
        if (!refill()) {
            return -1;
        }
        int octet = Byte.toUnsignedInt(opened[position]);
        advance(1);
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        condition.requireOpen();
        if (length == 0) {
            return 0;
        }
        if (!refill()) {
            return -1;
        }
        int given = Math.min(length, available());
        System.arraycopy(opened, position, target, offset, given);
        advance(given);
        return given;
    }

    @Override
    public int available() {
        return opened.length - position;
    }

    /** Makes something available to read. Returns false if the peer has ended. Empty frames are skipped. */
    private boolean refill() throws IOException {
        while (available() == 0) {
            if (!receive()) {
                return false;
            }
            open();
        }
        return true;
    }

    private void advance(int count) {
        position += count;
        if (available() == 0) {
            forget();
        }
    }

    /** Waits for a whole frame. Returns false if the peer has ended instead of sending one. */
    private boolean receive() throws IOException {
        return arrive(Integer.BYTES) && arrive(Integer.BYTES + length());
    }

    /**
     * Waits for this much of a frame. The buffer grows as octets arrive, so a peer cannot use up memory by announcing a
     * length.
     */
    private boolean arrive(int size) throws IOException {
        while (arrived < size) {
            if (arrived == frame.length) {
                frame = Arrays.copyOf(frame, (int) Math.min(size, 2L * frame.length));
            }
            int count = below.read(frame, arrived, Math.min(size, frame.length) - arrived);
            if (count < 0 && arrived == 0) {
                return false;
            }
            if (count < 0) {
                throw new EOFException("the peer ended inside a frame");
            }
            arrived += count;
        }
        return true;
    }

    private int length() throws IOException {
        int length = ByteBuffer.wrap(frame).getInt();
        // RFC 4422 section 3.7: a length above the maximum might be a sign of an attack
        if (Integer.compareUnsigned(length, layer.longestFrame()) > 0) {
            condition = Condition.FAILED;
            throw new IOException("the peer announces a frame of " + Integer.toUnsignedString(length)
                    + " octets, where " + layer.longestFrame() + " are the most (RFC 4422 section 3.7)");
        }
        return length;
    }

    private void open() throws IOException {
        condition = Condition.FAILED; // until the frame has been decoded (RFC 4422 section 3.7)
        opened = layer.unwrap(frame, Integer.BYTES, arrived - Integer.BYTES);
        position = 0;
        arrived = 0;
        condition = Condition.OPEN;
    }

    private void forget() {
        Arrays.fill(opened, (byte) 0);
        opened = NOTHING;
        position = 0;
    }

    /** Wipes what was not read, and closes the stream below. */
    @Override
    public void close() throws IOException {
        condition = Condition.CLOSED;
        forget();
        below.close();
    }
}
