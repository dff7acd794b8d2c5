package org.sasl4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.text.SaslPrep.Rule;

class SaslPrepVectorTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/vectors/saslprep.csv", numLinesToSkip = 1)
    void preparesNamesAndPasswordsAlike(String source, String input, @Nullable String prepared, String rules) {
        String text = unescape(input);
        for (Rule rule : Rule.values()) {
            if (!rules.equals("BOTH") && !rules.equals(rule.name())) {
                continue;
            }
            if (prepared == null) {
                assertThatThrownBy(() -> SaslPrep.prepare(text, Normalization.SASLPREP, rule))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> prepareSecret(text, rule)).isInstanceOf(IllegalArgumentException.class);
                assertThat(SaslPrep.prepare(text, Normalization.LENIENT, rule)).isSameAs(text);
            } else {
                assertThat(SaslPrep.prepare(text, Normalization.SASLPREP, rule)).isEqualTo(unescape(prepared));
                assertThat(prepareSecret(text, rule)).isEqualTo(unescape(prepared));
            }
            assertThat(SaslPrep.prepare(text, Normalization.NONE, rule)).isSameAs(text);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/vectors/postgresql.csv", numLinesToSkip = 1)
    void preparesAsPostgresqlDoes(String source, String input, String prepared) {
        for (Rule rule : Rule.values()) {
            try (Secret secret = Secret.of(unescape(input).toCharArray());
                    Secret password = SaslPrep.prepare(secret, Normalization.POSTGRESQL, rule)) {
                assertThat(new String(password.revealChars())).isEqualTo(unescape(prepared));
                assertThat(SaslPrep.prepare(unescape(input), Normalization.POSTGRESQL, rule))
                        .isEqualTo(unescape(prepared));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Normalization.class)
    void takesWhatIsNotUtf8AsItIsButForSaslprep(Normalization normalization) {
        try (Secret latin1 = Secret.copyOf(new byte[] {'p', (byte) 0xE4, 's'})) {
            if (normalization == Normalization.SASLPREP) {
                assertThatThrownBy(() -> SaslPrep.prepare(latin1, normalization, Rule.QUERY))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("not UTF-8");
                return;
            }
            assertThat(SaslPrep.prepare(latin1, normalization, Rule.QUERY).matches(latin1))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @DisplayName("10 C1: names the character, the rule and what helps, and nothing else of the text")
    @CsvSource({
        "'se\uD83D\uDE00cret', U+1F600 (not assigned in Unicode 3.2",
        "'se\u0007cret', U+0007 (a control character",
        "'\u0627se', U+0073 (left-to-right beside right-to-left",
        "'\u06271', U+0031 (at an end of right-to-left text"
    })
    void namesTheCharacter(String text, String words) {
        try (Secret secret = Secret.of(text.toCharArray())) {
            assertThatThrownBy(() -> SaslPrep.prepare(secret, Normalization.SASLPREP, Rule.STORED))
                    .hasMessageStartingWith("SASLprep (RFC 4013) prohibits a character of the password, " + words)
                    .hasMessageEndingWith("normalization=lenient takes it")
                    .hasMessageNotContaining("cret");
        }
        assertThatThrownBy(() -> SaslPrep.prepare(text, Normalization.SASLPREP, Rule.STORED))
                .hasMessageContaining("a character of the user name, " + words);
        assertThat(SaslPrep.prepare(text, Normalization.LENIENT, Rule.STORED)).isEqualTo(text);
    }

    private static String prepareSecret(String text, Rule rule) {
        try (Secret secret = Secret.of(text.toCharArray());
                Secret prepared = SaslPrep.prepare(secret, Normalization.SASLPREP, rule)) {
            return new String(prepared.revealChars());
        }
    }

    /** The file writes characters as Java does, so that every one of them can be seen. */
    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
