package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.digest.DigestCredential;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.Scram;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramForm;

class ValuesTest {
    @ParameterizedTest
    @DisplayName("R1: a mechanism name is 1 to 20 of A-Z 0-9 - _")
    @ValueSource(strings = {"A", "X-_9", "SCRAM-SHA-512-PLUS", "ABCDEFGHIJKLMNOPQRST"})
    void takesMechanismNames(String name) {
        assertThat(MechanismName.of(name)).hasToString(name);
        assertThat(MechanismName.of(name)).isEqualTo(MechanismName.of(name));
    }

    @ParameterizedTest
    @DisplayName("R1: and nothing else")
    @ValueSource(strings = {"", "ABCDEFGHIJKLMNOPQRSTU", "A B", "A.B", "Ä", "A\u0000", "pla\u0131n", "\u212a"})
    void refusesOtherNames(String name) {
        assertThat(MechanismName.parse(name)).isEmpty();
        assertThatThrownBy(() -> MechanismName.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 20 of A-Z, 0-9");
    }

    @Test
    void knowsPlusNames() {
        assertThat(MechanismName.of("SCRAM-SHA-1-PLUS").isPlus()).isTrue();
        assertThat(MechanismName.of("SCRAM-SHA-1").isPlus()).isFalse();
    }

    @Test
    void bytesAreEqualByContentAndNeverShared() {
        byte[] octets = {1, 2};
        Bytes bytes = Bytes.copyOf(octets);
        octets[0] = 9;
        bytes.toByteArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.copyOf(new byte[] {1, 2})).hasToString("Bytes[2]");
        assertThat(bytes).hasSameHashCodeAs(Bytes.copyOf(new byte[] {1, 2}));
        assertThat(bytes).isNotEqualTo(Bytes.copyOf(new byte[] {1, 3})).isNotEqualTo(Bytes.empty());
    }

    @Test
    void channelBindingsAreEqualByTypeAndData() {
        ChannelBinding binding = ChannelBinding.of("tls-exporter", new byte[] {1});

        assertThat(binding).isEqualTo(ChannelBinding.of("tls-exporter", new byte[] {1}));
        assertThat(binding).isNotEqualTo(ChannelBinding.of("tls-unique", new byte[] {1}));
        assertThat(binding).isNotEqualTo(ChannelBinding.of("tls-exporter", new byte[] {2}));
        assertThat(binding.toString()).isEqualTo("tls-exporter[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tls unique", "tls,unique", "tls=unique", "tls-ünique"})
    void refusesWhatIsNoChannelBindingName(String type) {
        assertThatThrownBy(() -> ChannelBinding.of(type, new byte[] {1})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAChannelBindingWithoutData() {
        assertThatThrownBy(() -> ChannelBinding.of("tls-unique", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,16,32,iterations", "4096,0,32,salt", "4096,16,31,StoredKey"})
    void refusesAScramCredentialThatCannotBe(int iterations, int salt, int key, String what) {
        Bytes saltBytes = Bytes.copyOf(new byte[salt]);
        Bytes storedKey = Bytes.copyOf(new byte[key]);
        Bytes serverKey = Bytes.copyOf(new byte[32]);

        assertThatThrownBy(() -> new ScramCredential(Hash.SHA_256, saltBytes, iterations, storedKey, serverKey))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what);
    }

    @Test
    void refusesADigestCredentialOfAnotherLength() {
        assertThatThrownBy(() -> new DigestCredential("realm", Secret.copyOf(new byte[20])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    @DisplayName("every reason has its code in LDAP, IMAP and SMTP")
    void reasonsHaveCodes(Reason reason) {
        assertThat(reason.ldapResult()).isPositive();
        assertThat(reason.imapCode()).matches("[A-Z]+");
        assertThat(reason.smtpCode()).matches("[45]\\.\\d\\.\\d{1,2}");
    }

    @Test
    void temporaryFailuresCannotBeMistakenForWrongPasswords() {
        assertThat(Reason.TEMPORARY.ldapResult()).isNotEqualTo(Reason.REFUSED.ldapResult());
        assertThat(Reason.TEMPORARY.imapCode()).isEqualTo("UNAVAILABLE");
        assertThat(Reason.TEMPORARY.smtpCode()).startsWith("4");
    }

    @Test
    void anExceptionCarriesItsLastMessage() {
        MechanismException e = new MechanismException(Reason.REFUSED, "no").sending(new byte[] {'e'});

        assertThat(e.response()).contains(Bytes.copyOf(new byte[] {'e'}));
        assertThat(e).hasMessage("no");
        assertThat(e.reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void aScramThatNamesNoHashHasNone() {
        for (String name : new String[] {"SCRAM-PLUS", "SCRAM-", "SCRAM-SHA-3", "PLAIN"}) {
            assertThat(Hash.named(name.replace("SCRAM-", ""))).as(name).isEmpty();
            assertThat(Mechanisms.standard().find(MechanismName.of(name)).filter(Scram.class::isInstance))
                    .as(name)
                    .isEmpty();
            assertThatThrownBy(() -> ScramForm.RFC_5803.read(name + "$4096:AAAA$AAAA:AAAA"))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the scheme of a SCRAM credential");
        }
    }

    @Test
    @DisplayName(
            "10 D7: a mechanism name in any case of ASCII letters is the registered one; no other letter becomes one")
    void readsNamesInAnyCase() {
        assertThat(MechanismName.parse("scram-Sha-256")).contains(MechanismName.of("SCRAM-SHA-256"));
        assertThat(MechanismName.parse("PLAIN")).contains(MechanismName.of("PLAIN"));
        for (String other : new String[] {"", "pla\u0131n", "\u017fcram", "pl ain", "a".repeat(21)}) {
            assertThat(MechanismName.parse(other)).as(other).isEmpty();
        }
        assertThatThrownBy(() -> MechanismName.of("plain")).isInstanceOf(IllegalArgumentException.class);
    }
}
