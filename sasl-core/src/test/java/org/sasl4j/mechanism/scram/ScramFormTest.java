package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;
import org.sasl4j.credential.StoredForm;

class ScramFormTest {
    private static final String STORED_KEY = "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=";
    private static final String SERVER_KEY = "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";

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
                "DOVECOT|{CRAM-MD5}4096,AAAA,AAAA,AAAA|scheme",
                "MONGOOSEIM|==SCRAM==,AAAA,AAAA,AAAA|4 parts"
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
                    if (form == ScramForm.KAFKA && hash == Hash.SHA3_512) {
                        continue; // as below
                    }
                    assertThat(form.read(form.write(credential))).isEqualTo(credential);
                    assertThat(form.write(credential))
                            .contains(Base64.getEncoder().encodeToString(salt));
                }
            }
        }
    }

    @Test
    @DisplayName(
            "12, SCRAM-SHA3-512: Kafka's form, where the length tells the hash, does not take its keys for SHA-512's")
    void kafkaCannotSaySha3() throws MechanismException {
        try (Secret password = Secret.of("pencil".toCharArray())) {
            ScramCredential credential = ScramKeys.newCredential(Hash.SHA3_512, password, 10);

            assertThatThrownBy(() -> ScramForm.KAFKA.write(credential))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("SHA3-512")
                    .hasMessageContaining("write RFC_5803");
        }
    }

    @Test
    @DisplayName("13, passwd: MongooseIM's forms, of one hash and the old one of SHA-1, are those of its documentation")
    void readsMongooseIm() {
        String keys = STORED_KEY + '|' + SERVER_KEY;
        String sha256 = "==MULTI_SCRAM==,4096,==SHA256==W22ZaJ0SNY7soEsUEjb6gQ==|" + keys;
        assertThat(ScramForm.MONGOOSEIM.write(ofTheRfc())).isEqualTo(sha256);
        assertThat(StoredForm.parse(sha256)).isEqualTo(ofTheRfc());

        String old = "==SCRAM==,AAAAAAAAAAAAAAAAAAAAAAAAAAA=,AAAAAAAAAAAAAAAAAAAAAAAAAAE=,c2FsdA==,4096";
        assertThat(StoredForm.parse(old)).isInstanceOfSatisfying(ScramCredential.class, read -> {
            assertThat(read.hash()).isEqualTo(Hash.SHA_1);
            assertThat(ScramForm.MONGOOSEIM.write(read))
                    .isEqualTo("==MULTI_SCRAM==,4096,===SHA1===c2FsdA==|AAAAAAAAAAAAAAAAAAAAAAAAAAA="
                            + "|AAAAAAAAAAAAAAAAAAAAAAAAAAE=");
        });
        assertThatThrownBy(() -> StoredForm.parse(sha256 + ",===SHA1===c2FsdA==|AAAA|AAAA"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with one hash");
    }

    /** RFC 7677 section 3: user, pencil. */
    private static ScramCredential ofTheRfc() {
        return new ScramCredential(
                Hash.SHA_256, octets("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096, octets(STORED_KEY), octets(SERVER_KEY));
    }

    private static Bytes octets(String base64) {
        return Bytes.copyOf(Base64.getDecoder().decode(base64));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RFC_5803|SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$" + STORED_KEY + ":" + SERVER_KEY,
                "KAFKA|salt=W22ZaJ0SNY7soEsUEjb6gQ==,stored_key=" + STORED_KEY + ",server_key=" + SERVER_KEY
                        + ",iterations=4096",
                "DOVECOT|{SCRAM-SHA-256}4096,W22ZaJ0SNY7soEsUEjb6gQ==," + STORED_KEY + "," + SERVER_KEY
            })
    @DisplayName("10 D3: each form of the credential of RFC 7677 section 3")
    void isWrittenAndReadBack(ScramForm form, String text) {
        assertThat(form.write(ofTheRfc())).isEqualTo(text);
        assertThat(form.read(text)).isEqualTo(ofTheRfc());
        assertThat(form.read(" " + text + " \r\n")).isEqualTo(ofTheRfc());
        assertThat(StoredForm.parse(text)).isEqualTo(ofTheRfc());
    }

    @ParameterizedTest
    @EnumSource
    void namesWhatItReads(ScramForm form) {
        assertThat(form.description()).isEqualTo("a SCRAM credential in the form " + form.name());
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheOtherFormsAndGarbage(ScramForm form) {
        List<String> others = Stream.concat(
                        Stream.of("", "pencil", "{PLAIN}pencil", "$:$:", ",,,", "{}", "realm:" + "0".repeat(32)),
                        Stream.of(ScramForm.values())
                                .filter(other -> other != form)
                                .map(other -> other.write(ofTheRfc())))
                .toList();

        assertThat(form.isForm(form.write(ofTheRfc()))).isTrue();
        for (String text : others) {
            assertThat(form.isForm(text)).as(text).isFalse();
            assertThatThrownBy(() -> form.read(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("pencil")
                    .hasMessageNotContaining(STORED_KEY)
                    .hasMessageNotContaining(SERVER_KEY);
        }
    }
}
