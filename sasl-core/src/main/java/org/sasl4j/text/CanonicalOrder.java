package org.sasl4j.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sorts the combining marks of long texts before they are normalized. The JDK's Normalizer does that, too, but its time
 * grows with the square of their number. This class changes nothing that the Normalizer would not change. So a mark
 * that it does not sort costs time, but the result is right.
 */
final class CanonicalOrder {
    private static final int SHORT = 64;

    /** Marks of the last combining class, 240, and of the first, 1. */
    private static final String LAST = "\u0345";

    private static final String FIRST = "\u0334";

    /** Unicode 3.2 has marks only in its first two planes. */
    private static final int LAST_OF_MARKS = 0x1ffff;

    private CanonicalOrder() {}

    static String of(String text) {
        if (text.length() <= SHORT) {
            return text;
        }
        StringBuilder sorted = new StringBuilder(text.length());
        List<StringBuilder> run = new ArrayList<>();
        text.codePoints().forEach(codePoint -> {
            Mark[] marks = Marks.BY_CODE_POINT.get(codePoint);
            if (marks == null) {
                flush(run, sorted);
                sorted.appendCodePoint(codePoint);
                return;
            }
            for (Mark mark : marks) {
                while (run.size() <= mark.rank()) {
                    run.add(new StringBuilder());
                }
                run.get(mark.rank()).appendCodePoint(mark.codePoint());
            }
        });
        flush(run, sorted);
        return sorted.toString();
    }

    private static void flush(List<StringBuilder> run, StringBuilder sorted) {
        for (StringBuilder ofOneClass : run) {
            sorted.append(ofOneClass);
            ofOneClass.setLength(0);
        }
    }

    /** A combining mark and the rank of its class among the classes. */
    private record Mark(int codePoint, int rank) {}

    /** Loaded when the first long text comes. */
    private static final class Marks {
        private static final Map<Integer, Mark[]> BY_CODE_POINT = marks();

        /** The code points of Unicode 3.2 that are combining marks, or decompose into nothing but combining marks. */
        private static Map<Integer, Mark[]> marks() {
            Map<Integer, String> decomposed = new HashMap<>();
            for (int codePoint = 0; codePoint <= LAST_OF_MARKS; codePoint++) {
                if (mayCombine(codePoint) && !Stringprep.Table.A_1.has(codePoint)) {
                    String marks = Normalizer.normalize(Character.toString(codePoint), Form.NFKD);
                    if (marks.codePoints().allMatch(Marks::combines)) {
                        decomposed.put(codePoint, marks);
                    }
                }
            }
            Map<Integer, Integer> ranks = ranks(decomposed);
            Map<Integer, Mark[]> byCodePoint = new HashMap<>();
            decomposed.forEach((codePoint, marks) -> byCodePoint.put(
                    codePoint,
                    marks.codePoints()
                            .mapToObj(mark -> new Mark(mark, Objects.requireNonNull(ranks.get(mark))))
                            .toArray(Mark[]::new)));
            return byCodePoint;
        }

        /** A quick check that leaves out most code points that cannot combine. */
        private static boolean mayCombine(int codePoint) {
            return switch (Character.getType(codePoint)) {
                case Character.NON_SPACING_MARK,
                        Character.ENCLOSING_MARK,
                        Character.COMBINING_SPACING_MARK,
                        Character.MODIFIER_LETTER -> true;
                default -> false;
            };
        }

        private static boolean combines(int codePoint) {
            String mark = Character.toString(codePoint);
            return changePlaces(LAST, mark) || changePlaces(mark, FIRST);
        }

        private static boolean changePlaces(String one, String other) {
            return Normalizer.normalize(one + other, Form.NFD).equals(other + one);
        }

        /**
         * Ranks the classes of marks. The Normalizer sorts all marks. Where two neighbours change places when they are
         * turned round, a new class begins.
         */
        private static Map<Integer, Integer> ranks(Map<Integer, String> decomposed) {
            int[] sorted = Normalizer.normalize(String.join("", decomposed.values()), Form.NFD)
                    .codePoints()
                    .distinct()
                    .toArray();
            Map<Integer, Integer> ranks = new HashMap<>();
            int rank = 0;
            for (int i = 0; i < sorted.length; i++) {
                if (i > 0 && changePlaces(Character.toString(sorted[i]), Character.toString(sorted[i - 1]))) {
                    rank++;
                }
                ranks.put(sorted[i], rank);
            }
            return ranks;
        }
    }
}
