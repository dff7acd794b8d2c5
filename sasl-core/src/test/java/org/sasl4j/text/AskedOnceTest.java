package org.sasl4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("10 E1: what is remembered of code points")
class AskedOnceTest {
    private final List<Integer> asked = new ArrayList<>();

    private final AskedOnce remembered = new AskedOnce(codePoint -> {
        asked.add(codePoint);
        return codePoint & 0x7FFF;
    });

    @Test
    void costsNoMoreThanTheCodePointsOfAText() {
        int[] text = IntStream.range(0, 250).map(i -> i * 0x1000 + i).toArray();

        for (int i = 0; i < 3; i++) {
            for (int codePoint : text) {
                assertThat(remembered.of(codePoint)).isEqualTo(codePoint & 0x7FFF);
            }
        }

        assertThat(asked).containsExactly(IntStream.of(text).boxed().toArray(Integer[]::new));
    }

    @Test
    void isTheAnswerForEachCodePoint() {
        for (int time = 0; time < 2; time++) {
            for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
                if (remembered.of(codePoint) != (codePoint & 0x7FFF)) {
                    throw new AssertionError(Integer.toHexString(codePoint));
                }
            }
        }

        assertThat(asked).hasSize(Character.MAX_CODE_POINT + 1);
    }
}
