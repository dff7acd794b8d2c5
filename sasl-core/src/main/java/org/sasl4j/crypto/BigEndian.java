package org.sasl4j.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in network byte order. */
public final class BigEndian {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    /**
     * Writes four octets.
     *
     * @param number the number
     * @param octets where to
     * @param offset where they begin
     */
    public static void put(int number, byte[] octets, int offset) {
        INTS.set(octets, offset, number);
    }

    /**
     * Reads four octets.
     *
     * @param octets where from
     * @param offset where they begin
     * @return the number
     */
    public static int get(byte[] octets, int offset) {
        return (int) INTS.get(octets, offset);
    }
}
