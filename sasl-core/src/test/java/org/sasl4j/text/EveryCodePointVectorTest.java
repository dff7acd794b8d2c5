package org.sasl4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.Normalization;
import org.sasl4j.text.SaslPrep.Rule;
import org.sasl4j.text.Stringprep.Table;

/** What comes out for each code point there is must be the same on every JDK, whatever its Unicode is. */
@DisplayName("10 D1: every code point")
class EveryCodePointVectorTest {
    private final MessageDigest outcomes;

    EveryCodePointVectorTest() throws NoSuchAlgorithmException {
        outcomes = MessageDigest.getInstance("SHA-256");
    }

    /** The contexts have letters, marks that change places, and right-to-left letters beside it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "STORED, '', '', 33f628940bad9c5c91fc9d569fa39880b531b237347a200a759a65206bfe2c88",
        "QUERY, '', '', 290b76fd7cd2fd1d511b07823ec7b5174669dec3ec868629aaf737b3bbe1bc05",
        "QUERY, a, \u0316\u0301, c3d4eee58b10206e5c5be6184e92710845c161e7c7469c72daf207b5c76d7938",
        "QUERY, \u0316, e, 2340f160eea5aa4488c851d094e64381b4edcc7d03ff6da082d6eef3469d7249",
        "QUERY, \u0627, \u0628, 7b0274d33c59bf5d1d0c7a5db8069e1bae16ecc482c2d63edd18e3243927f82f",
        "POSTGRESQL, a, \u0301, 278ec52cee864208eb9ce28c108a6316563443e69110352934897ae6786d9982"
    })
    void isPreparedInAnyContextAsOnAnyOtherJdk(String how, String before, String after, String digest) {
        boolean postgresql = how.equals("POSTGRESQL");
        Normalization normalization = postgresql ? Normalization.POSTGRESQL : Normalization.SASLPREP;
        Rule rule = postgresql ? Rule.STORED : Rule.valueOf(how);
        Runnable telling = () -> IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .forEach(codePoint -> tell(before + Character.toString(codePoint) + after, normalization, rule));
        CompletableFuture.runAsync(telling).join(); // a million exceptions are dear on a test's deep stack

        assertThat(HexFormat.of().formatHex(outcomes.digest())).isEqualTo(digest);
    }

    private void tell(String text, Normalization normalization, Rule rule) {
        String prepared;
        try {
            prepared = SaslPrep.prepare(text, normalization, rule);
        } catch (IllegalArgumentException prohibited) {
            prepared = "\uFFFF"; // which is in no output
        }
        outcomes.update(prepared.getBytes(StandardCharsets.UTF_16BE));
        outcomes.update((byte) '\n');
    }

    @Test
    void isAllowedInATraceAsOnAnyOtherJdk() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            outcomes.update((byte) (TracePrep.allows(Character.toString(codePoint)) ? 1 : 0));
            outcomes.update((byte) (TracePrep.allows("\u0627" + Character.toString(codePoint)) ? 1 : 0));
        }

        assertThat(HexFormat.of().formatHex(outcomes.digest()))
                .isEqualTo("126eebdb6a6a547ad5ef694273d69ca6af6c5ce0364e57a2af69b66b4201a0c7");
    }

    @Test
    void isUnassignedWhereTheRfcSaysSo() throws IOException {
        BitSet table = new BitSet();
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                getClass().getResourceAsStream("/vectors/unassigned.csv"), StandardCharsets.UTF_8))) {
            rows.lines()
                    .skip(1)
                    .map(row -> row.split(","))
                    .forEach(row -> table.set(Integer.parseInt(row[1], 16), Integer.parseInt(row[2], 16) + 1));
        }

        assertThat(table.cardinality()).isEqualTo(879_309);
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (Table.A_1.has(codePoint) != table.get(codePoint)) {
                fail("U+%04X", codePoint);
            }
        }
    }
}
