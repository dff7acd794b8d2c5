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
        "QUERY, a, \u0316\u0301, 80400adda6b81d3e9ac41906a3ace5d17d29ddcb267e2d166dd2953d1d52f5d4",
        "QUERY, \u0316, e, 35c7827ff1dbd4386c9780a452db59872978bd102577e863c75f1d969c772a9a",
        "QUERY, \u0627, \u0628, bbcf6944915caa9297faba0dde0a7296c018ef26a9978c29b70c69179dbf408b",
        "POSTGRESQL, a, \u0301, 9101333a8ff414a8c9b28019708471d6be6e68408c0835e60442ffe73d0241e7"
    })
    void isPreparedInAnyContextAsOnAnyOtherJdk(String how, String before, String after, String digest) {
        boolean postgresql = how.equals("POSTGRESQL");
        Normalization normalization = postgresql ? Normalization.POSTGRESQL : Normalization.SASLPREP;
        Rule rule = postgresql ? Rule.STORED : Rule.valueOf(how);
        Runnable telling = () -> IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(codePoint -> before.isEmpty() || !isAmongUnassigned(codePoint))
                .forEach(codePoint -> tell(before + Character.toString(codePoint) + after, normalization, rule));
        CompletableFuture.runAsync(telling).join(); // a million exceptions are dear on a test's deep stack

        assertThat(HexFormat.of().formatHex(outcomes.digest())).isEqualTo(digest);
    }

    /** Far from both ends of a plane that Unicode 3.2 has nothing in: one is as good as the other, in any context. */
    private static boolean isAmongUnassigned(int codePoint) {
        int plane = codePoint >> Character.SIZE;
        int place = codePoint & Character.MAX_VALUE;
        return plane > 2 && plane < 14 && place > 0xff && place < 0xff00;
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
