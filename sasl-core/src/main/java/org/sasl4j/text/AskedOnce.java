package org.sasl4j.text;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntUnaryOperator;

/**
 * Remembers the answer to a slow question for each code point. So the cost of a text grows only with its length,
 * whatever is in it. Two threads may ask the same question at once; both get the same answer.
 */
final class AskedOnce {
    private static final int BLOCK = 256;
    private static final int ASKED = 1 << 15;

    private final IntUnaryOperator question;
    private final AtomicReferenceArray<short[]> blocks =
            new AtomicReferenceArray<>(Character.MAX_CODE_POINT / BLOCK + 1);

    /** Takes the question. Its answers have 15 bits. */
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
