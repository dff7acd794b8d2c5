package org.sasl4j.text;

import com.ongres.stringprep.Tables;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The steps of stringprep (RFC 3454) that profiles are made of. They work on code points. They use only the RFC's own
 * tables, so the result is the same on every JDK: Unicode is 3.2 here, whatever the JDK has.
 */
final class Stringprep {
    /** It is in B.1 and in C.1.2. Spaces are mapped first (RFC 4013 section 2.1). */
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    /** The answers are remembered, because the library searches the ranges of a table one by one. */
    private static final AskedOnce BITS = new AskedOnce(Table::bits);

    private Stringprep() {}

    /** A table of the RFC, and what an error says of a code point that is refused because of it. */
    enum Table {
        A_1(Tables::unassignedCodePoints, "not assigned in Unicode 3.2, RFC 3454 table A.1"),
        B_1(Tables::mapToNothing, "mapped to nothing, RFC 3454 table B.1"),
        C_1_2(Tables::prohibitionNonAsciiSpace, "a space, RFC 3454 table C.1.2"),
        C_2_1(Tables::prohibitionAsciiControl, "a control character, RFC 3454 table C.2.1"),
        C_2_2(Tables::prohibitionNonAsciiControl, "a control character, RFC 3454 table C.2.2"),
        C_3(Tables::prohibitionPrivateUse, "for private use, RFC 3454 table C.3"),
        C_4(Tables::prohibitionNonCharacterCodePoints, "no character, RFC 3454 table C.4"),
        C_5(Tables::prohibitionSurrogateCodes, "half a surrogate pair, RFC 3454 table C.5"),
        C_6(Tables::prohibitionInappropriatePlainText, "inappropriate for plain text, RFC 3454 table C.6"),
        C_7(
                Tables::prohibitionInappropriateCanonicalRepresentation,
                "inappropriate for canonical representation, RFC 3454 table C.7"),
        C_8(Tables::prohibitionChangeDisplayProperties, "a change of display, RFC 3454 table C.8"),
        C_9(Tables::prohibitionTaggingCharacters, "for tagging, RFC 3454 table C.9"),
        D_1(Tables::bidirectionalPropertyRorAL, "right-to-left, RFC 3454 table D.1"),
        D_2(Tables::bidirectionalPropertyL, "left-to-right beside right-to-left, RFC 3454 section 6");

        private final IntPredicate codePoints;
        private final String meaning;

        Table(IntPredicate codePoints, String meaning) {
            this.codePoints = codePoints;
            this.meaning = meaning;
        }

        private int bit() {
            return 1 << ordinal();
        }

        boolean has(int codePoint) {
            return (BITS.of(codePoint) & bit()) != 0;
        }

        /** One bit for each table that a code point is in. */
        private static int bits(int codePoint) {
            int bits = 0;
            for (Table table : values()) {
                bits |= table.codePoints.test(codePoint) ? table.bit() : 0;
            }
            return bits;
        }
    }

    static int[] codePoints(CharSequence text) {
        return text.codePoints().toArray();
    }

    /**
     * Maps (section 3) as RFC 4013 section 2.1 says: other spaces become SPACE, and what is in table B.1 is dropped.
     */
    static int[] map(int[] text) {
        int[] mapped = new int[text.length];
        int length = 0;
        for (int codePoint : text) {
            if (codePoint == ZERO_WIDTH_SPACE || Table.C_1_2.has(codePoint)) {
                mapped[length++] = ' ';
            } else if (!Table.B_1.has(codePoint)) {
                mapped[length++] = codePoint;
            }
        }
        int[] exact = Arrays.copyOf(mapped, length);
        Arrays.fill(mapped, 0);
        return exact;
    }

    /**
     * Normalizes (section 4). In Unicode 3.2 an unassigned code point has no decomposition and combines with nothing.
     * So the texts before and after it are normalized apart, whatever the JDK's Unicode knows of it.
     */
    static int[] normalize(int[] text) {
        StringBuilder normalized = new StringBuilder(text.length);
        int from = 0;
        for (int to = 0; to <= text.length; to++) {
            if (to == text.length || Table.A_1.has(text[to])) {
                String assigned = CanonicalOrder.of(new String(text, from, to - from));
                normalized.append(Normalizer.normalize(assigned, Normalizer.Form.NFKC));
                if (to < text.length) {
                    normalized.appendCodePoint(text[to]);
                }
                from = to + 1;
            }
        }
        int[] codePoints = codePoints(normalized);
        normalized.setLength(0);
        return codePoints;
    }

    /** Refuses code points that are in these tables (sections 5 and 7). */
    static void refuse(int[] text, Set<Table> tables) throws ProhibitedException {
        int refused = 0;
        for (Table table : tables) {
            refused |= table.bit();
        }
        for (int codePoint : text) {
            int found = BITS.of(codePoint) & refused;
            if (found != 0) {
                throw new ProhibitedException(codePoint, Table.values()[Integer.numberOfTrailingZeros(found)].meaning);
            }
        }
    }

    /** Checks right-to-left text (section 6). An unassigned code point has no direction yet, so the rule ignores it. */
    static void requireOneDirection(int[] text) throws ProhibitedException {
        if (Arrays.stream(text).noneMatch(Table.D_1::has)) {
            return;
        }
        refuse(text, EnumSet.of(Table.D_2));
        int[] assigned = Arrays.stream(text)
                .filter(codePoint -> !Table.A_1.has(codePoint))
                .toArray();
        for (int end : new int[] {assigned[0], assigned[assigned.length - 1]}) {
            if (!Table.D_1.has(end)) {
                throw new ProhibitedException(
                        end, "at an end of right-to-left text and not right-to-left, RFC 3454 section 6");
            }
        }
    }

    /**
     * A code point that a profile does not allow, and the reason. A message may show no more than that of a password.
     * It has no stack trace, because some callers expect it and carry on.
     */
    static final class ProhibitedException extends Exception {
        private static final long serialVersionUID = 1;

        private final int codePoint;

        ProhibitedException(int codePoint, String why) {
            super(why, null, false, false);
            this.codePoint = codePoint;
        }

        @Override
        public String getMessage() {
            return String.format("U+%04X (%s)", codePoint, super.getMessage());
        }
    }
}
