package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Credential;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.digest.DigestCredential;
import org.sasl4j.mechanism.digest.DigestForm;
import org.sasl4j.mechanism.digest.DigestKeys;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramForm;

@DisplayName("10 D3: the forms as others write them")
class StoredFormTest {
    /** RFC 7677 section 3: user, pencil. */
    private static final String RFC_5803 = "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$"
            + "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";

    private static final String DOVECOT =
            RFC_5803.substring(RFC_5803.indexOf('$') + 1).replace(':', ',').replace('$', ',');

    /** RFC 2831 section 4: MD5 of chris:elwood.innosoft.com:secret. */
    private static final String DIGEST = "eb5a750053e4d2c34aa84bbc9b0b6ee7";

    private static String password(String form) {
        try (Credential.Password password = (Credential.Password) StoredForm.parse(form)) {
            return new String(password.secret().revealChars());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{PLAIN}", "{plain}", "{CLEARTEXT}", "{Cleartext}", "{CLEAR}"})
    void readsPasswordsOfEachScheme(String scheme) {
        assertThat(password(scheme + "pen{c}il ")).isEqualTo("pen{c}il ");
    }

    @Test
    void readsEncodedPasswords() {
        byte[] octets = "p\u00e9ncil".getBytes(StandardCharsets.UTF_8);

        assertThat(password("{PLAIN.b64}" + Base64.getEncoder().encodeToString(octets)))
                .isEqualTo("p\u00e9ncil");
        assertThat(password("{plain.BASE64}" + Base64.getEncoder().encodeToString(octets)))
                .isEqualTo("p\u00e9ncil");
        assertThat(password("{CLEAR.hex}" + HexFormat.of().formatHex(octets))).isEqualTo("p\u00e9ncil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{PLAIN}", "{plain.b64}", "{CLEAR.hex}"})
    @DisplayName("10 B9: no password is none")
    void refusesAnEmptyPassword(String form) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredForm.parse(form))
                .withMessageContaining("there is no password after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{PLAIN.b64}pencil", "{PLAIN.hex}pencil", "{DIGEST-MD5.b64}pencil"})
    void repeatsNothingOfWhatItCannotRead(String form) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredForm.parse(form))
                .withMessageContaining("what follows {")
                .withMessageNotContaining("pencil");
    }

    @ParameterizedTest
    @CsvSource({
        "{PLAIN.hex}70656e63696cff, is not UTF-8",
        "{plain.b64}cGVuY2ls/w==, is not UTF-8",
        "{SCRAM-SHA-256.hex}70656e63696cff, is not UTF-8",
        "{plain.hex}70656e63696c0a, has a control character",
        "{CLEAR.base64}cGVuAGNpbA==, has a control character",
        "{PLAIN.hex}70656e63696cc285, has a control character"
    })
    @DisplayName("10 B9: what is encoded holds nothing that could not stand there as it is")
    void refusesWhatIsNoTextOnceDecoded(String form, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredForm.parse(form))
                .withMessageContainingAll("what follows {", why)
                .withMessageNotContaining("pencil")
                .withMessageNotContaining(form.substring(form.indexOf('}') + 1))
                .withNoCause();
    }

    @Test
    void readsScramWithBlanksWhereRfc3112HasThem() {
        ScramCredential credential = ScramForm.RFC_5803.read(RFC_5803);

        for (String text : new String[] {
            RFC_5803.replace("$", " $ "), RFC_5803.replace("$", "  $"), RFC_5803 + "\n", " " + RFC_5803 + " \r\n"
        }) {
            assertThat(ScramForm.RFC_5803.read(text)).isEqualTo(credential);
            assertThat(StoredForm.parse(text)).isEqualTo(credential);
        }
        assertThat(ScramForm.RFC_5803.write(credential)).isEqualTo(RFC_5803);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScramForm.RFC_5803.read(RFC_5803.replaceFirst(":", " : ")))
                .withMessageContaining("the salt of a SCRAM credential");
    }

    @Test
    void readsScramOfDovecotInAnyCaseAndEncoding() {
        ScramCredential credential = ScramForm.RFC_5803.read(RFC_5803);

        for (String form : new String[] {
            "{SCRAM-SHA-256}" + DOVECOT,
            "{scram-sha-256}" + DOVECOT + "\n",
            "{SCRAM-SHA-256.b64}" + Base64.getEncoder().encodeToString(DOVECOT.getBytes(StandardCharsets.US_ASCII)),
            "{SCRAM-SHA-256.hex}" + HexFormat.of().formatHex(DOVECOT.getBytes(StandardCharsets.US_ASCII))
        }) {
            assertThat(StoredForm.parse(form)).isEqualTo(credential);
        }
    }

    @Test
    void readsDigestsOfDovecotAndHtdigest() {
        byte[] octets = HexFormat.of().parseHex(DIGEST);
        for (String form : new String[] {
            "{DIGEST-MD5}" + DIGEST,
            "{DIGEST-MD5} " + DIGEST,
            "{digest-md5}" + DIGEST.toUpperCase(java.util.Locale.ROOT) + "\n",
            "{DIGEST-MD5.hex}" + DIGEST,
            "{DIGEST-MD5}" + Base64.getEncoder().encodeToString(octets),
            "{DIGEST-MD5.b64}" + Base64.getEncoder().encodeToString(octets)
        }) {
            assertDigest("", StoredForm.parse(form));
        }
        assertDigest("elwood.innosoft.com", StoredForm.parse("elwood.innosoft.com:" + DIGEST + " "));
    }

    private static void assertDigest(String realm, Credential credential) {
        DigestCredential digest = (DigestCredential) credential;
        assertThat(digest.realm()).isEqualTo(realm);
        assertThat(DigestForm.HTDIGEST.write(digest)).isEqualTo(realm + ":" + DIGEST);
        assertThat(DigestForm.DOVECOT.write(digest)).isEqualTo("{DIGEST-MD5}" + DIGEST);
    }

    @Test
    @DisplayName("RFC 2831 section 4: what is derived is what is read")
    void digestsAreWhatThePasswordDerives() {
        try (Secret password = Secret.of("secret".toCharArray());
                DigestCredential derived = DigestKeys.derive("chris", "elwood.innosoft.com", password);
                DigestCredential read = DigestForm.HTDIGEST.read(DigestForm.HTDIGEST.write(derived))) {
            assertThat(read.hash().matches(derived.hash())).isTrue();
            assertThat(DigestForm.HTDIGEST.write(derived)).isEqualTo("elwood.innosoft.com:" + DIGEST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a\nb", "a\rb"})
    @DisplayName("10 E6: a realm that would begin another line or field is not written")
    void writesNoRealmThatReadsOtherwise(String realm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DigestForm.HTDIGEST.write(new DigestCredential(realm, Secret.copyOf(new byte[16]))))
                .withMessageContaining("no colon and no control character");
    }

    @Test
    void refusesDigestsOfAnotherLength() {
        for (String form : new String[] {"{DIGEST-MD5.hex}00", "{DIGEST-MD5.b64}AAAA"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StoredForm.parse(form))
                    .withMessageContaining("must be 32 hexadecimal digits");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DigestForm.HTDIGEST.read("realm:00"))
                .withMessageContaining("must be 32 hexadecimal digits");
        assertThatIllegalArgumentException().isThrownBy(() -> StoredForm.parse("realm:00"));
    }
}
