package org.sasl4j.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a stream under test writes to: keeps each write, and fails when told to. */
final class Wire extends OutputStream {
    private final List<byte[]> writes = new ArrayList<>();
    private final List<byte[]> arrays = new ArrayList<>();
    private @Nullable IOException failure;
    private int flushes;
    private int closes;

    /** A stream of these octets that gives one of them at a time. */
    static InputStream trickling(byte[] octets) {
        return new ByteArrayInputStream(octets) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        };
    }

    /** Whatever is written or flushed from now on fails. */
    void failWith(IOException broken) {
        failure = broken;
    }

    /** From now on nothing fails. */
    void recover() {
        failure = null;
    }

    /** Each write so far. */
    List<byte[]> writes() {
        return writes;
    }

    /** The very array of each write. */
    List<byte[]> arrays() {
        return arrays;
    }

    int flushes() {
        return flushes;
    }

    int closes() {
        return closes;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        failIfTold();
        arrays.add(octets);
        writes.add(Arrays.copyOfRange(octets, offset, offset + length));
    }

    @Override
    public void flush() throws IOException {
        failIfTold();
        flushes++;
    }

    @Override
    public void close() {
        closes++;
    }

    private void failIfTold() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
