package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;

class ScramCredentialTest {
    private static Bytes octets(int length, int value) {
        byte[] octets = new byte[length];
        octets[length - 1] = (byte) value;
        return Bytes.copyOf(octets);
    }

    private static ScramCredential credential(int saltLength, int iterations, int storedKey, int serverKey) {
        return new ScramCredential(
                Hash.SHA_256, octets(saltLength, 1), iterations, octets(32, storedKey), octets(32, serverKey));
    }

    @ParameterizedTest
    @CsvSource({"0,32,32,the iterations", "1,31,32,the StoredKey", "1,32,33,the ServerKey"})
    void saysWhichPartIsOutOfBounds(int iterations, int storedKey, int serverKey, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScramCredential(
                        Hash.SHA_256, octets(1, 1), iterations, octets(storedKey, 1), octets(serverKey, 1)))
                .withMessageStartingWith(part);
    }

    @Test
    void takesTheLeast() {
        assertThat(credential(1, 1, 0, 0).iterations()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ScramCredential(Hash.SHA_256, Bytes.copyOf(new byte[0]), 1, octets(32, 0), octets(32, 0)))
                .withMessageStartingWith("the salt");
    }

    @Test
    void isAnotherOneWhereAnyPartIs() {
        ScramCredential one = credential(16, 4096, 1, 2);

        assertThat(one).isEqualTo(credential(16, 4096, 1, 2)).hasSameHashCodeAs(credential(16, 4096, 1, 2));
        assertThat(one).isNotEqualTo(credential(17, 4096, 1, 2));
        assertThat(one).isNotEqualTo(credential(16, 4097, 1, 2));
        assertThat(one).as("the server could not prove itself").isNotEqualTo(credential(16, 4096, 1, 3));
        assertThat(one).isNotEqualTo(credential(16, 4096, 3, 2));
    }

    @ParameterizedTest
    @DisplayName("S18: a user like this one who does not exist has as long a salt and as many iterations")
    @CsvSource({"16,4096", "16,5000", "40,5000", "16,4096"})
    void hasStrangersOfItsOwnFigures(int saltLength, int iterations) {
        ScramCredential real = credential(saltLength, iterations, 1, 2);
        ScramCredential stranger = (ScramCredential) real.stranger().orElseThrow();

        assertThat(stranger.iterations()).isEqualTo(iterations);
        assertThat(stranger.salt().length()).isEqualTo(saltLength);
        assertThat(real.stranger()).as("costs no second one").containsSame(stranger);
    }

    @Test
    @DisplayName("RFC 5802 section 5.1: no two users have the same salt")
    void hasASaltOfItsOwn() throws MechanismException {
        try (Secret password = Secret.of("pencil".toCharArray())) {
            assertThat(ScramKeys.newCredential(Hash.SHA_256, password, 1).salt())
                    .isNotEqualTo(
                            ScramKeys.newCredential(Hash.SHA_256, password, 1).salt());
        }
    }

    @Test
    void isNoAnswerWhereOneOfAnotherHashIsAskedFor() {
        ScramCredentialCallback question = new ScramCredentialCallback("user", Hash.SHA_512);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> question.setCredential(credential(16, 4096, 1, 2)))
                .withMessageContaining("SHA-512");
        assertThat(question.getCredential()).isEmpty();
        ScramCredentialCallback right = new ScramCredentialCallback("user", Hash.SHA_256);
        right.setCredential(credential(16, 4096, 1, 2));
        assertThat(right.getCredential()).contains(credential(16, 4096, 1, 2));
    }

    @Test
    void showsNoKey() {
        assertThat(credential(16, 4096, 1, 2)).hasToString("ScramCredential[SHA-256, 4096, 16]");
    }
}
