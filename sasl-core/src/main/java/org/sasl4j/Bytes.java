package org.sasl4j;

import java.security.MessageDigest;
import java.util.Arrays;

/** An immutable sequence of octets, equal by content (compared in constant time) and never printed. */
public final class Bytes {
    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] octets;

    private Bytes(byte[] octets) {
        this.octets = octets;
    }

    /**
     * The sequence of no octets.
     *
     * @return always the same object
     */
    public static Bytes empty() {
        return EMPTY;
    }

    /**
     * A copy of the octets given.
     *
     * @param octets copied; the caller may change them afterwards
     * @return the sequence
     */
    public static Bytes copyOf(byte[] octets) {
        return octets.length == 0 ? EMPTY : new Bytes(octets.clone());
    }

    /**
     * The octets.
     *
     * @return a fresh copy that belongs to the caller
     */
    public byte[] toByteArray() {
        return octets.clone();
    }

    /**
     * The length.
     *
     * @return the number of octets, 0 or more
     */
    public int length() {
        return octets.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && MessageDigest.isEqual(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** The length alone: octets of an authentication may be secret. */
    @Override
    public String toString() {
        return "Bytes[" + octets.length + "]";
    }
}
