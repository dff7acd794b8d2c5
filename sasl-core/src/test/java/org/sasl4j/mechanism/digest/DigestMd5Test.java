package org.sasl4j.mechanism.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Credential;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Property;
import org.sasl4j.Secret;

class DigestMd5Test {
    private static final Mechanism MECHANISM = DigestMd5.available().get(0);

    @Test
    @DisplayName("RFC 6331: stands behind SCRAM and before what sends the password")
    void standsInOrder() {
        assertThat(MECHANISM.priority()).isLessThan(39).isGreaterThan(20);
    }

    @Test
    void asksForTheCredentialOfAUserInARealm() {
        DigestCredentialCallback question = (DigestCredentialCallback)
                MECHANISM.question("juliet", "capulet").orElseThrow();

        assertThat(MECHANISM.hasRealms()).isTrue();
        assertThat(question.getName()).isEqualTo("juliet");
        assertThat(question.getRealm()).isEqualTo("capulet");
    }

    @Test
    void listsWhatCanBeChosen() {
        assertThat(MECHANISM.properties())
                .<Property<?>>contains(
                        DigestMd5.REALM,
                        DigestMd5.UTF8,
                        DigestMd5.CIPHER,
                        DigestMd5.URI,
                        DigestMd5.MAXBUF,
                        DigestMd5.SESSIONS,
                        DigestMd5.BOUND_SERVER_NAME);
    }

    @Test
    @DisplayName("D15: an empty Collection of realms is a choice of none")
    void offersTheRealmsChosen() throws MechanismException {
        DigestPeers chris = DigestPeers.chris();

        assertThat(challenge(chris)).startsWith("realm=\"elwood.innosoft.com\"");
        assertThat(challenge(chris.withRealms())).startsWith("nonce=");
        assertThat(challenge(chris.withRealms("one", "two"))).startsWith("realm=\"one\",realm=\"two\"");
    }

    private static String challenge(DigestPeers peers) throws MechanismException {
        return DigestPeers.text(peers.server().evaluate(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rot13", "3des,rot13", ""})
    void refusesCiphersThatNobodyKnows(String ciphers) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> DigestMd5.CIPHER.read(ciphers))
                .withMessageContaining("rc4-56");
    }

    @Test
    @DisplayName("SunSASL: a choice that makes no sense fails before anything is sent, though it may not be needed")
    void refusesSenselessChoices() {
        MechanismException problem = Property.senseless(DigestMd5.CIPHER.toString(), "rot13", "a cipher");
        DigestPeers chris = DigestPeers.chris();
        DigestPeers senseless = new DigestPeers(
                chris.user(),
                chris.password(),
                chris.authzid(),
                chris.service(),
                chris.protection(),
                chris.settings().withSenseless(DigestMd5.CIPHER, problem),
                chris.store());

        for (var exchange : List.of(senseless.client(), senseless.server())) {
            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(() -> exchange.evaluate(null))
                    .withMessage(problem.getMessage());
        }
    }

    @Test
    void aCredentialIsWipedAndAStrangersIsNot() {
        Secret hash = Secret.owning(new byte[16]);
        DigestCredential credential = new DigestCredential("realm", hash);
        Credential stranger = credential.stranger().orElseThrow();

        credential.close();
        stranger.close();

        assertThatIllegalStateException().isThrownBy(hash::revealBytes);
        assertThat(((DigestCredential) stranger).hash().revealBytes()).containsOnly(0);
        assertThat(credential).hasToString("DigestCredential[realm]");
    }

    @ParameterizedTest
    @DisplayName("RFC 2831 section 2.1.2.1: text that ISO 8859-1 has is hashed in it, up to its last character")
    @CsvSource({"\u00ff,pencil,ISO-8859-1", "user,\u00ff,ISO-8859-1", "user,a\0\u00e9,ISO-8859-1", "\u0100,x,UTF-8"})
    void hashesInLatin1(String user, String password, String charset) throws Exception {
        byte[] expected = MessageDigest.getInstance("MD5").digest((user + ":r:" + password).getBytes(charset));

        try (DigestCredential derived = DigestKeys.derive(user, "r", Secret.of(password.toCharArray()))) {
            assertThat(derived.hash().revealBytes()).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("D10: the last character of ISO 8859-1 can be said in it, and the next one cannot")
    void saysWhatLatin1Has() throws MechanismException {
        assertThat(Charset.ISO_8859_1.encode("\u00ff", "user name")).isEqualTo("\u00ff");
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> Charset.ISO_8859_1.encode("\u0100", "user name"));
    }

    @Test
    void octetsGrowAsTheyAreNeeded() {
        byte[] value = {0x0f, (byte) 0xa0, 1, 2, 3, 4, 5, 6, 7, 8};

        assertThat(new String(new Octets(1).put('x').putHex(value).toByteArray(), StandardCharsets.US_ASCII))
                .isEqualTo("x0fa00102030405060708");
    }
}
