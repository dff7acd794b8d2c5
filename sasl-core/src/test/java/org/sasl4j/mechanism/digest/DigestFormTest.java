package org.sasl4j.mechanism.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sasl4j.Credential;
import org.sasl4j.Secret;
import org.sasl4j.credential.StoredForm;

@DisplayName("10 D3: each form of a DIGEST-MD5 credential")
class DigestFormTest {
    /** RFC 2831 section 4: MD5 of chris:elwood.innosoft.com:secret. */
    private static final String HASH = "eb5a750053e4d2c34aa84bbc9b0b6ee7";

    private static DigestCredential credential(String realm) {
        return new DigestCredential(realm, Secret.owning(HexFormat.of().parseHex(HASH)));
    }

    private static void assertIs(String realm, Credential read) {
        try (DigestCredential digest = (DigestCredential) read;
                DigestCredential expected = credential(realm)) {
            assertThat(digest.realm()).isEqualTo(realm);
            assertThat(digest.hash().matches(expected.hash())).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTDIGEST, elwood.innosoft.com:" + HASH + ", elwood.innosoft.com",
        "DOVECOT, {DIGEST-MD5}" + HASH + ", ''"
    })
    void isWrittenAndReadBack(DigestForm form, String text, String realm) {
        try (DigestCredential credential = credential("elwood.innosoft.com")) {
            assertThat(form.write(credential)).isEqualTo(text);
        }

        assertIs(realm, form.read(text));
        assertIs(realm, form.read(text + " \r\n"));
        assertIs(realm, StoredForm.parse(text));
        assertIs(realm, form.read(text.replace(HASH, HASH.toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest
    @EnumSource
    void holdsTheEmptyRealm(DigestForm form) {
        try (DigestCredential credential = credential("")) {
            assertIs("", form.read(form.write(credential)));
            assertIs("", StoredForm.parse(form.write(credential)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isKnownByItsTextAlone(DigestForm form) {
        try (DigestCredential credential = credential("realm")) {
            for (DigestForm other : DigestForm.values()) {
                assertThat(form.isForm(other.write(credential))).as("%s", other).isEqualTo(form == other);
            }
        }
        for (String garbage : new String[] {"", "pencil", ":", "{}", "{PLAIN}pencil", "SCRAM-SHA-256$1:a$b:c", HASH}) {
            assertThat(form.isForm(garbage)).as(garbage).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTDIGEST|''|is realm:hash",
                "HTDIGEST|pencil|is realm:hash",
                "HTDIGEST|" + HASH + "|is realm:hash",
                "HTDIGEST|{DIGEST-MD5}" + HASH + "|is realm:hash",
                "HTDIGEST|realm:|must be 32 hexadecimal digits",
                "HTDIGEST|realm:pencil|must be 32 hexadecimal digits",
                "HTDIGEST|realm:" + HASH + "0|must be 32 hexadecimal digits",
                "HTDIGEST|realm:gb5a750053e4d2c34aa84bbc9b0b6ee7|must be 32 hexadecimal digits",
                "HTDIGEST|realm:b5a750053e4d2c34aa84bbc9b0b6ee7|must be 32 hexadecimal digits",
                "HTDIGEST|realm:eb5a7500 53e4d2c34aa84bbc9b0b6ee|must be 32 hexadecimal digits",
                "DOVECOT|''|begins with {DIGEST-MD5}",
                "DOVECOT|pencil|begins with {DIGEST-MD5}",
                "DOVECOT|" + HASH + "|begins with {DIGEST-MD5}",
                "DOVECOT|realm:" + HASH + "|begins with {DIGEST-MD5}",
                "DOVECOT|{PLAIN}pencil|begins with {DIGEST-MD5}",
                "DOVECOT|{MD5}" + HASH + "|begins with {DIGEST-MD5}",
                "DOVECOT|{DIGEST-MD5.hex}00|must be 32 hexadecimal digits",
                "DOVECOT|{DIGEST-MD5.b64}AAAA|must be 32 hexadecimal digits",
                "DOVECOT|{DIGEST-MD5}|DIGEST-MD5",
                "DOVECOT|{DIGEST-MD5}pencil|DIGEST-MD5",
                "DOVECOT|{DIGEST-MD5}" + HASH + "0|DIGEST-MD5"
            })
    void refusesWhatItIsNotAndRepeatsNothing(DigestForm form, String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> form.read(text))
                .withMessageContaining(why)
                .withMessageNotContaining("pencil")
                .withMessageNotContaining("b5a7500")
                .withNoCause();
    }

    @ParameterizedTest
    @EnumSource
    void namesWhatItReads(DigestForm form) {
        assertThat(form.description()).isEqualTo("a DIGEST-MD5 credential in the form " + form.name());
    }
}
