package org.sasl4j.mechanism.oauthbearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;

@DisplayName("O2, O4, O5: keys, values and the token")
class KeyValuesTest {
    private static final Context NOTHING_CHOSEN = new Context() {};

    private static byte[] octets(String text) {
        return text.replace("^A", "\u0001").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static KeyValues parse(String message) throws MechanismException {
        return KeyValues.parse(octets(message), 0, NOTHING_CHOSEN);
    }

    private static void assertMalformed(String message, String words) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> parse(message).token())
                .withMessageContaining(words);
    }

    /** RFC 7628 section 3.1: VCHAR, SP, HTAB, CR and LF. */
    @Test
    void takesOfControlCharactersThoseAlone() throws MechanismException {
        for (int octet = 0; octet < 0x80; octet++) {
            String value = "a" + (char) octet + "z";
            boolean allowed = octet >= ' ' && octet < 0x7f || octet == '\t' || octet == '\r' || octet == '\n';
            if (allowed) {
                assertThat(parse("k=" + value + "^A^A").values()).containsEntry("k", value);
            } else if (octet != 1) {
                assertMalformed("k=" + value + "^A^A", "has a control character in a value");
            }
        }
    }

    @Test
    void takesLettersAloneInAKey() throws MechanismException {
        for (int octet = 2; octet < 0x100; octet++) {
            String key = "k" + (char) octet;
            boolean letter = octet >= 'A' && octet <= 'Z' || octet >= 'a' && octet <= 'z';
            if (letter) {
                assertThat(parse(key + "=v^A^A").values()).containsOnlyKeys(key);
            } else if (octet != '=') {
                assertMalformed(key + "=v^A^A", "has something other than key=value");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "k^A^A", "=v^A^A", "kk"})
    void refusesWhatIsNoPair(String message) {
        assertMalformed(message, "has something other than key=value");
    }

    @ParameterizedTest
    @CsvSource({
        "k=, has a value without a separator",
        "k=v, has a value without a separator",
        "k=v^A, does not end in its two separators",
        "k=v^A^Ax, does not end in its two separators",
        "'', does not end in its two separators",
        "auth=Bearer a^Aauth=Bearer a^A^A, has a key twice",
        "host=a^Ahost=a^A^A, has a key twice",
        "k=v^A^A, lacks the key auth"
    })
    void saysWhatIsWrong(String message, String words) {
        assertMalformed(message, words);
    }

    @Test
    void takesAnEmptyValueAndAnUnknownKeyTwice() throws MechanismException {
        assertThat(parse("k=^Ak=other^A^A").values()).containsEntry("k", "");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer a, a",
        "bEARER a, a",
        "Bearer    a, a",
        "Bearer a=, a=",
        "Bearer aZ09-._~+/==, aZ09-._~+/==",
        "'',''"
    })
    void readsTheToken(String header, String token) throws MechanismException {
        try (Secret read = parse("auth=" + header + "^A^A").token()) {
            assertThat(new String(read.revealChars())).isEqualTo(token);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearera",
                "Bearer =",
                "Bearer ==",
                "Bearer a=b",
                "Bearer a b",
                "Bearer a,",
                "Bearer a^",
                "Bearer a\u00e9",
                "Bearer [a",
                "Bearer a ",
                "Beare",
                "B",
                "Basic a",
                "Bearer@a",
                "Searer a"
            })
    void refusesWhatIsNoToken(String header) {
        assertMalformed("auth=" + header + "^A^A", "has a ");
    }
}
