package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.Bytes;
import org.sasl4j.Hash;
import org.sasl4j.MechanismException;
import org.sasl4j.ScramCredential;
import org.sasl4j.Secret;

class ScramFormTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/stored.csv", numLinesToSkip = 1)
    void readsAndWritesTheForm(String source, ScramForm form, String text) {
        ScramCredential credential = form.read(text);

        assertThat(form.write(credential)).isEqualTo(text);
        assertThat(StoredForm.parse(text)).isEqualTo(credential);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/stored.csv", numLinesToSkip = 1)
    void isWhatThePasswordPencilDerives(String source, ScramForm form, String text) throws MechanismException {
        ScramCredential stored = form.read(text);
        try (Secret password = Secret.of("pencil".toCharArray())) {
            assertThat(ScramKeys.derive(stored.hash(), password, stored.salt(), stored.iterations()))
                    .isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RFC_5803|SCRAM-SHA-256$4096:AAAA|3 parts",
                "RFC_5803|SCRAM-SHA-256$4096$AAAA:AAAA|iterations:salt",
                "RFC_5803|SCRAM-SHA-256$4096:AAAA$AAAA|StoredKey:ServerKey",
                "RFC_5803|SCRAM-SHA-256-PLUS$4096:AAAA$AAAA:AAAA|without -PLUS",
                "RFC_5803|SCRAM-MD5$4096:AAAA$AAAA:AAAA|scheme",
                "RFC_5803|SCRAM-SHA-256$04096:AAAA$AAAA:AAAA|iterations",
                "RFC_5803|SCRAM-SHA-256$0:AAAA$AAAA:AAAA|iterations",
                "RFC_5803|SCRAM-SHA-256$9999999999:AAAA$AAAA:AAAA|iterations",
                "RFC_5803|SCRAM-SHA-256$4096:A$AAAA:AAAA|salt",
                "RFC_5803|SCRAM-SHA-256$4096:$AAAA:AAAA|salt",
                "RFC_5803|SCRAM-SHA-256$4096:AAAA$AA A:AAAA|StoredKey",
                "RFC_5803|SCRAM-SHA-256$4096:AAAA$AAAA:AAAA|StoredKey",
                "KAFKA|salt=AAAA,stored_key=AAAA,server_key=AAAA|4 parts",
                "KAFKA|salt=AAAA,stored_key=AAAA,server_key=AAAA,iteration=1|iterations",
                "KAFKA|salt=AAAA,stored_key=AAAA,server_key=AAAA,iterations=1|no known hash",
                "KAFKA|salt=AAAA,salt=AAAA,server_key=AAAA,iterations=1|stored_key",
                "DOVECOT|SCRAM-SHA-256|begins with",
                "DOVECOT|{SCRAM-SHA-256}4096,AAAA,AAAA|4 parts",
                "DOVECOT|{SCRAM-SHA-256}x,AAAA,AAAA,AAAA|iterations",
                "DOVECOT|{CRAM-MD5}4096,AAAA,AAAA,AAAA|scheme"
            })
    void saysWhichPartIsWrong(ScramForm form, String text, String part) {
        assertThatThrownBy(() -> form.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part)
                .hasMessageNotContaining("AAAA");
    }

    @ParameterizedTest
    @CsvSource({"''", "pencil", "{CRYPT}$6$x", "SCRAM-SHA-256"})
    void isOfNoOtherForm(String text) {
        assertThatThrownBy(() -> StoredForm.parse(text)).hasMessageContaining("not a stored form");
    }

    @ParameterizedTest
    @CsvSource({"1", "16", "40"})
    void aSaltOfAnyLengthGoesThroughEveryForm(int length) throws MechanismException {
        byte[] salt = new byte[length];
        salt[length - 1] = 1;
        try (Secret password = Secret.of("pencil".toCharArray())) {
            for (Hash hash : Hash.values()) {
                ScramCredential credential = ScramKeys.derive(hash, password, Bytes.copyOf(salt), 3);
                for (ScramForm form : ScramForm.values()) {
                    assertThat(form.read(form.write(credential))).isEqualTo(credential);
                    assertThat(form.write(credential))
                            .contains(Base64.getEncoder().encodeToString(salt));
                }
            }
        }
    }
}
