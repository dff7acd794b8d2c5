package org.sasl4j.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sorts the combining marks of long texts before they are normalized: the JDK's Normalizer does that in a time that grows
 * with the square of their number. It changes nothing that normalizing would not change, so what it does not sort is slow
 * and not wrong.
 */
final class CanonicalOrder {
    private static final int SHORT = 64;

    /** Of the combining classes 240, the last, and 1, the first. */
    private static final String LAST = "\u0345";

    private static final String FIRST = "\u0334";

    /** Unicode 3.2 has no mark beyond its first two planes. */
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

    /** A combining mark and the place of its class among the classes. */
    private record Mark(int codePoint, int rank) {}

    /** Loaded by the first long text. */
    private static final class Marks {
        private static final Map<Integer, Mark[]> BY_CODE_POINT = marks();

        /** Those of Unicode 3.2 that are, or are replaced by, nothing but combining marks. */
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

        /** Leaves out most of what cannot. */
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

        /** The Normalizer sorts all of them; a class ends where two change places when they are turned round. */
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
