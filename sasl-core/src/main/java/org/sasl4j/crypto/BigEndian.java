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
     * @param octets the array to write to
     * @param offset where to write the first octet
     */
    public static void put(int number, byte[] octets, int offset) {
        INTS.set(octets, offset, number);
    }

    /**
     * Reads four octets.
     *
     * @param octets the array to read from
     * @param offset where the first octet is
     * @return the number
     */
    public static int get(byte[] octets, int offset) {
        return (int) INTS.get(octets, offset);
    }
}
