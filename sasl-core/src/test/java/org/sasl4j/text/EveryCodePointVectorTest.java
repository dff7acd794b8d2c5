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
        "STORED, '', '', 135846d32ddf84cdad987a116c72fc1604612b29d442ffc69435a5b8418493f9",
        "QUERY, '', '', 9041732411ff961ff740b1e7a420e7adb1390b208ce9c06133bf08f08fae6588",
        "QUERY, a, \u0316\u0301, c0be88e735a0de0c6b1c0793943eb2f506ab4c7265db044cc9035d7b1ae489df",
        "QUERY, \u0316, e, d77de2ca47da346e5c5fe19b88bcbc8bd3da1d00da9421fe0743866630d518a6",
        "QUERY, \u0627, \u0628, c83420a029afa68f8c963b319c2af5229f063f5765eb97f4b6dbd0f6d845535a",
        "POSTGRESQL, a, \u0301, c2ceedde56fd3c6f7a7d727e61f3bf4a0417e564378db7e4336f77a003264f25"
    })
    void isPreparedInAnyContextAsOnAnyOtherJdk(String how, String before, String after, String digest) {
        boolean postgresql = how.equals("POSTGRESQL");
        Normalization normalization = postgresql ? Normalization.POSTGRESQL : Normalization.SASLPREP;
        Rule rule = postgresql ? Rule.STORED : Rule.valueOf(how);
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint = next(codePoint)) {
            tell(before + Character.toString(codePoint) + after, normalization, rule);
        }

        assertThat(HexFormat.of().formatHex(outcomes.digest())).isEqualTo(digest);
    }

    /** Every one, but of the ten planes that no Unicode has anything in a sample. */
    private static int next(int codePoint) {
        return codePoint >= 0x40000 && codePoint < 0xDFF00 ? codePoint + 101 : codePoint + 1;
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
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint = next(codePoint)) {
            outcomes.update((byte) (TracePrep.allows(Character.toString(codePoint)) ? 1 : 0));
            outcomes.update((byte) (TracePrep.allows("\u0627" + Character.toString(codePoint)) ? 1 : 0));
        }

        assertThat(HexFormat.of().formatHex(outcomes.digest()))
                .isEqualTo("37dfb1e63b95f10ad712221ec22439eaf66864c3d5ec2e393722abc6e5aa3655");
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
