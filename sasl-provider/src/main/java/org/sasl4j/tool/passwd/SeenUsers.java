package org.sasl4j.tool.passwd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Which users there were so far. Of each it keeps only a mark of 63 bits, so that millions fit into a small heap. That two
 * of ten million users have the same mark has a chance of one in 180,000.
 */
final class SeenUsers {
    private static final int FIRST_SIZE = 1 << 10; // a power of 2, as every size
    private static final long FREE = 0;

    private long[] marks = new long[FIRST_SIZE];
    private int count;

    /** The mark of a prepared name. */
    static long mark(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() | 1; // so that it is not FREE
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Returns false if the user was there before. */
    boolean add(long mark) {
        int place = place(mark);
        if (marks[place] == mark) {
            return false;
        }
        marks[place] = mark;
        count++;
        if (count > marks.length / 4 * 3) {
            grow();
        }
        return true;
    }

    /** Where this mark is or would be. */
    private int place(long mark) {
        int last = marks.length - 1;
        int place = (int) (mark >>> Integer.SIZE) & last;
        while (marks[place] != FREE && marks[place] != mark) {
            place = (place + 1) & last;
        }
        return place;
    }

    private void grow() {
        long[] before = marks;
        marks = new long[2 * before.length];
        Arrays.stream(before).filter(mark -> mark != FREE).forEach(mark -> marks[place(mark)] = mark);
    }
}
