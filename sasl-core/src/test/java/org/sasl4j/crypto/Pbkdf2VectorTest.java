package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.scram.Hash;

class Pbkdf2VectorTest {
    /** A digest as hardware tokens have them: it works, and cannot be cloned. */
    static final class Uncloneable extends MessageDigest {
        private final MessageDigest digest;

        Uncloneable(Hash hash) {
            super(hash.algorithm());
            this.digest = Digests.create(hash.algorithm());
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }

    @ParameterizedTest(name = "{0} {1} {2} {4}")
    @CsvFileSource(resources = "/vectors/pbkdf2.csv", numLinesToSkip = 1)
    void derivesTheKeyOfTheVector(
            String source, String algorithm, String password, String salt, int iterations, String key)
            throws MechanismException {
        Hash hash = Hash.named(algorithm).orElseThrow();
        int length = Math.min(2 * hash.length(), key.length()); // some rows are longer or shorter than one block
        byte[] derived =
                Pbkdf2.derive(hash.algorithm(), hash.blockLength(), octets(password), octets(salt), iterations);
        byte[] withoutClones =
                Pbkdf2.derive(new Uncloneable(hash), hash.blockLength(), octets(password), octets(salt), iterations);

        assertThat(HexFormat.of().formatHex(derived).substring(0, length)).isEqualTo(key.substring(0, length));
        assertThat(withoutClones).isEqualTo(derived);
    }

    private static byte[] octets(String text) {
        return text.replace("\\0", "\0").getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Hash.class)
    void wipesNothingOfTheCallers(Hash hash) throws MechanismException {
        byte[] password = octets("pencil");
        byte[] salt = octets("salt");
        Pbkdf2.derive(hash.algorithm(), hash.blockLength(), password, salt, 10);

        assertThat(password).isEqualTo(octets("pencil"));
        assertThat(salt).isEqualTo(octets("salt"));
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Pbkdf2.derive("SHA-256", 64, octets("pencil"), octets("salt"), 2_000_000_000))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ABORTED));
        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
    }

    @Test
    void stopsWithoutClonesToo() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Pbkdf2.derive(
                        new Uncloneable(Hash.SHA_256), 64, octets("pencil"), octets("salt"), 2_000_000_000))
                .isInstanceOf(MechanismException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"4096,false", "4097,true"})
    void noticesAnInterruptionOnceIn4096Iterations(int iterations, boolean stops) {
        List<MessageDigest> digests = List.of(Digests.create("SHA-256"), new Uncloneable(Hash.SHA_256));
        for (MessageDigest digest : digests) {
            Thread.currentThread().interrupt();
            Throwable thrown =
                    catchThrowable(() -> Pbkdf2.derive(digest, 64, octets("pencil"), octets("salt"), iterations));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown != null).isEqualTo(stops);
        }
    }

    @Test
    void refusesLessThanOneIteration() {
        assertThatThrownBy(() -> Pbkdf2.derive("SHA-256", 64, octets("pencil"), octets("salt"), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
