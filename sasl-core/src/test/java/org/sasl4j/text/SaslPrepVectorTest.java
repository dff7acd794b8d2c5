package org.sasl4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
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
