package com.example.consumer;

import java.util.Arrays;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;
import org.sasl4j.tls.TestTls;

/** A Thrift client's socket on a wire. Thrift writes the length of a frame, and then the frame. */
final class WiredSocket extends TSocket {
    private static final int LENGTH_OF_LENGTH = 4;

    private final Wire wire;

    WiredSocket(Wire wire, int port) throws TTransportException {
        super("127.0.0.1", port, TestTls.PATIENCE);
        this.wire = wire;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws TTransportException {
        wire.carry(buffer, offset, length);
        byte[] sent = Arrays.copyOfRange(buffer, offset, offset + length);
        if (length > LENGTH_OF_LENGTH) {
            wire.meddleWith(sent);
        }
        super.write(sent, 0, length);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws TTransportException {
        int count = super.read(buffer, offset, length);
        wire.carry(buffer, offset, count);
        return count;
    }
}
