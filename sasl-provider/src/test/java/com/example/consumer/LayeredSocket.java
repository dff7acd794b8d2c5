package com.example.consumer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslServer;

/**
 * A server's connection that takes a security layer on (RFC 4422 section 3.7): frames of four octets of length and what
 * the mechanism wrapped. One thread uses it, and writes a message at a time.
 */
final class LayeredSocket extends Socket {
    private final Wire wire;
    private SaslServer awaited;
    private SaslServer layer;

    LayeredSocket(Wire wire) {
        this.wire = wire;
    }

    /** The next message, which tells the client of its success, is the last in clear if a layer was negotiated. */
    void secureAfterNextMessage(SaslServer server) {
        if (!"auth".equals(server.getNegotiatedProperty(Sasl.QOP))) {
            awaited = server;
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Unwrapping(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Wrapping(super.getOutputStream());
    }

    private int negotiated(String property) {
        return Integer.parseInt((String) layer.getNegotiatedProperty(property));
    }

    /** What the client says. */
    private final class Unwrapping extends InputStream {
        private final DataInputStream in;
        private byte[] message = {};
        private int taken;

        Unwrapping(InputStream in) {
            this.in = new DataInputStream(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (layer == null) {
                int count = in.read(buffer, offset, length);
                wire.carry(buffer, offset, Math.max(count, 0));
                return count;
            }
            if (taken == message.length && !fill()) {
                return -1;
            }
            int count = Math.min(length, message.length - taken);
            System.arraycopy(message, taken, buffer, offset, count);
            taken += count;
            return count;
        }

        private boolean fill() throws IOException {
            int length;
            try {
                length = in.readInt();
            } catch (EOFException e) {
                return false;
            }
            if (length <= 0 || length > negotiated(Sasl.MAX_BUFFER)) {
                throw new IOException("a frame of " + length + " octets");
            }
            byte[] frame = in.readNBytes(length);
            wire.carry(frame, 0, frame.length);
            wire.meddleWith(frame);
            message = layer.unwrap(frame, 0, frame.length);
            taken = 0;
            if (message.length == 0) {
                throw new IOException("the JDK's answer to a frame that is not genuine");
            }
            return true;
        }
    }

    /** What the server says. */
    private final class Wrapping extends OutputStream {
        private final DataOutputStream out;

        Wrapping(OutputStream out) {
            this.out = new DataOutputStream(out);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet});
        }

        @Override
        public void write(byte[] message, int offset, int length) throws IOException {
            if (layer == null) {
                out.write(message, offset, length);
                wire.carry(message, offset, length);
                layer = awaited;
                return;
            }
            int most = negotiated(Sasl.RAW_SEND_SIZE);
            for (int at = 0; at < length; at += most) {
                byte[] frame = layer.wrap(message, offset + at, Math.min(most, length - at));
                out.writeInt(frame.length);
                out.write(frame);
                wire.carry(frame, 0, frame.length);
                wire.carryDown(frame.length);
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
