package org.sasl4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

class Utf8Test {
    private static final Context CONTEXT = new Context() {};

    @ParameterizedTest
    @ValueSource(strings = {"", "user", "passé", "и你🂡", "\uFFFD"})
    void readsWhatItWrites(String text) throws MechanismException {
        byte[] octets = Utf8.encode(text, "name", CONTEXT);

        assertThat(octets).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(Utf8.decode(octets, "name", CONTEXT)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", // a continuation alone
                "c3", // cut short
                "c080", // NUL in two octets
                "e0809f", // longer than needed
                "eda080", // a surrogate
                "f4908080", // beyond U+10FFFF
                "61fe62"
            })
    void refusesWhatIsNotUtf8(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> Utf8.decode(octets, "user name", CONTEXT))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED))
                .hasMessageContaining("user name is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD83C", "\uDCA1a", "\uD83C\uD83C\uDCA1"})
    void refusesToWriteAnUnpairedSurrogateInsteadOfAQuestionMark(String text) {
        assertThatThrownBy(() -> Utf8.encode(text, "user name", CONTEXT))
                .isInstanceOf(MechanismException.class)
                .hasMessageContaining("user name has an unpaired surrogate");
    }

    @Test
    void readsOnlyTheRangeGiven() throws MechanismException {
        byte[] octets = {(byte) 0xff, 'o', 'k', (byte) 0xff};

        assertThat(Utf8.decode(octets, 1, 3, "range", CONTEXT)).isEqualTo("ok");
    }
}
