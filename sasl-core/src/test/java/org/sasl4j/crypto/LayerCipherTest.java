package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.crypto.LayerCipher.Direction;

class LayerCipherTest {
    private static final String JDKS = "SunJCE";

    private static byte[] octets(int length, int value) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) value);
        return octets;
    }

    private static byte[] applied(LayerCipher cipher) {
        byte[] text = octets(24, 5);
        cipher.apply(text, 0, text.length);
        return text;
    }

    static Stream<Function<byte[], LayerCipher>> all() {
        return Stream.of(
                key -> LayerCipher.des(Direction.ENCRYPT, key),
                key -> LayerCipher.des(Direction.DECRYPT, key),
                key -> LayerCipher.tripleDes(Direction.ENCRYPT, key),
                key -> LayerCipher.tripleDes(Direction.DECRYPT, key),
                LayerCipher::rc4,
                LayerCipherTest::rc4WithoutTheJdks);
    }

    /** RC4 on a JDK that has it no longer. */
    private static LayerCipher rc4WithoutTheJdks(byte[] key) {
        Provider jdks = Security.getProvider(JDKS);
        int place = Arrays.asList(Security.getProviders()).indexOf(jdks) + 1;
        Security.removeProvider(JDKS);
        try {
            return LayerCipher.rc4(key);
        } finally {
            Security.insertProviderAt(jdks, place);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("14: no key is left in a cipher that was closed, nor what followed from it")
    void forgetsItsKey(Function<byte[], LayerCipher> kind) {
        LayerCipher one = kind.apply(octets(16, 1));
        LayerCipher other = kind.apply(octets(16, 2));
        assertThat(applied(one)).isNotEqualTo(applied(other));

        one.close();
        other.close();

        assertThat(applied(one)).isEqualTo(applied(other));
    }

    @Test
    @DisplayName("D21: where the JDK has no RC4, BouncyCastle's stands in")
    void hasRc4WithoutTheJdks() {
        byte[] key = octets(16, 7);

        assertThat(applied(rc4WithoutTheJdks(key))).isEqualTo(applied(LayerCipher.rc4(key)));
        assertThat(rc4WithoutTheJdks(key).blockLength()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void changesNoKeyOfTheCallers(Direction direction) {
        byte[] key = octets(16, 7);
        LayerCipher.des(direction, key).close();
        LayerCipher.tripleDes(direction, key).close();
        LayerCipher.rc4(key).close();

        assertThat(key).isEqualTo(octets(16, 7));
    }
}
