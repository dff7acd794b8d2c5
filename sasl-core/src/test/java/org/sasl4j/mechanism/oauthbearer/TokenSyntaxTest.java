package org.sasl4j.mechanism.oauthbearer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("b64token (RFC 6750 section 2.1), which is judged by eight octets at a time")
class TokenSyntaxTest {
    private static final Pattern B64TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final String TOKEN = "mF_9.B5f-4.1JqM~Zz+/0a"; // two longs and six octets more

    @Test
    @DisplayName("every octet at every place of tokens of every length is judged as the ABNF judges it")
    void judgesEveryOctetAtEveryPlace() {
        for (int length = 1; length <= TOKEN.length(); length++) {
            for (int place = 0; place < length; place++) {
                for (int octet = 0; octet < 0x100; octet++) {
                    byte[] token = TOKEN.substring(0, length).getBytes(ISO_8859_1);
                    token[place] = (byte) octet;
                    String text = new String(token, ISO_8859_1);
                    assertThat(TokenSyntax.isToken(token, 0, length))
                            .as("%02x at %d of %d", octet, place, length)
                            .isEqualTo(B64TOKEN.matcher(text).matches());
                }
            }
        }
    }

    @Test
    @DisplayName("octets beside the token do not count")
    void looksOnlyBetweenItsBounds() {
        byte[] message = ("\001 " + TOKEN + "==\001\001").getBytes(ISO_8859_1);
        int end = 2 + TOKEN.length() + 2;

        assertThat(TokenSyntax.isToken(message, 2, end)).isTrue();
        assertThat(TokenSyntax.isToken(message, 1, end)).isFalse();
        assertThat(TokenSyntax.isToken(message, 2, end + 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a=, true",
        "a==, true",
        "abcdefgh=========, true",
        "=, false",
        "========, false",
        "a=b, false",
        "'', false"
    })
    @DisplayName("equals signs stand at the end, behind something else")
    void takesEqualsSignsAtTheEnd(String token, boolean right) {
        assertThat(TokenSyntax.isToken(token.getBytes(ISO_8859_1), 0, token.length()))
                .isEqualTo(right);
    }
}
