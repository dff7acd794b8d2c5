package org.sasl4j.text;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntUnaryOperator;

/**
 * Remembers what a slow question has for an answer, for each code point that it was asked of, so that a text costs in
 * proportion to its own length whatever is in it. Threads that meet may ask twice and come to the same.
 */
final class AskedOnce {
    private static final int BLOCK = 256;
    private static final int ASKED = 1 << 15;

    private final IntUnaryOperator question;
    private final AtomicReferenceArray<short[]> blocks =
            new AtomicReferenceArray<>(Character.MAX_CODE_POINT / BLOCK + 1);

    /** Remembers the answers to a question, each of them of 15 bits. */
    AskedOnce(IntUnaryOperator question) {
        this.question = question;
    }

    int of(int codePoint) {
        short[] block = blocks.get(codePoint / BLOCK);
        if (block == null) {
            block = new short[BLOCK];
            blocks.set(codePoint / BLOCK, block);
        }
        int answer = block[codePoint % BLOCK];
        if (answer == 0) {
            answer = question.applyAsInt(codePoint) | ASKED;
            block[codePoint % BLOCK] = (short) answer;
        }
        return answer & (ASKED - 1);
    }
}
