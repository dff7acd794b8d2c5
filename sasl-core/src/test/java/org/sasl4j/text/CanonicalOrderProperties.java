package org.sasl4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** 10 E1: sorting marks first changes nothing but the time. */
class CanonicalOrderProperties {
    private static final List<Integer> MARKS = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(codePoint -> switch (Character.getType(codePoint)) {
                case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                default -> false;
            })
            .boxed()
            .toList();

    @Provide
    Arbitrary<String> marked() {
        Arbitrary<Integer> marks = Arbitraries.of(MARKS);
        Arbitrary<Integer> starters =
                Arbitraries.of(0x61, 0xE9, 0xAC00, 0x1161, 0xFF76, 0xFF9E, 0xFDFA, 0x1D15F, 0x09C7);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, marks), net.jqwik.api.Tuple.of(1, starters))
                .list()
                .ofMinSize(65)
                .ofMaxSize(200)
                .map(codePoints -> codePoints.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    @Property
    void normalizesToTheSame(@ForAll("marked") String text) {
        for (Form form : new Form[] {Form.NFKC, Form.NFKD}) {
            assertThat(Normalizer.normalize(CanonicalOrder.of(text), form)).isEqualTo(Normalizer.normalize(text, form));
        }
    }

    @Property(tries = 300)
    void leavesNothingToSort(@ForAll("marked") String text) {
        String known = text.codePoints()
                .filter(codePoint -> !Stringprep.Table.A_1.has(codePoint)
                        && Normalizer.isNormalized(Character.toString(codePoint), Form.NFD))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String marksAlone = CanonicalOrder.of("\u0301\u0316".repeat(65) + known.replaceAll("\\P{M}", ""));

        assertThat(marksAlone).isEqualTo(Normalizer.normalize(marksAlone, Form.NFD));
    }
}
