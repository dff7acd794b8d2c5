package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "pencil", "passé", "и你🂡"})
    void holdsTextAsUtf8(String text) {
        try (Secret secret = Secret.of(text.toCharArray())) {
            assertThat(secret.revealBytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertThat(secret.revealChars()).isEqualTo(text.toCharArray());
        }
    }

    @Test
    void refusesAnUnpairedSurrogateWithoutRepeatingTheText() {
        assertThatThrownBy(() -> Secret.of("hidden\uD83C".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void refusesToReadOctetsThatAreNotUtf8AsText() {
        try (Secret key = Secret.copyOf(new byte[] {(byte) 0xff, 1})) {
            assertThatThrownBy(key::revealChars).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void wipesTheArrayItOwns() {
        byte[] octets = {1, 2, 3};

        Secret.owning(octets).close();

        assertThat(octets).containsOnly(0);
    }

    @Test
    void cannotBeReadOnceClosed() {
        Secret secret = Secret.of("pencil".toCharArray());
        Secret copy = secret.copy();
        secret.close();
        secret.close();

        assertThatThrownBy(secret::revealBytes).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(secret::revealChars).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> copy.matches(secret)).isInstanceOf(IllegalStateException.class);
        assertThat(copy.revealChars()).isEqualTo("pencil".toCharArray());
    }

    @Test
    void leavesTheCallersArrayAloneAndIsNotTouchedByIt() {
        byte[] octets = {1, 2, 3};
        Secret secret = Secret.copyOf(octets);
        octets[0] = 9;
        secret.revealBytes()[1] = 9;

        assertThat(secret.revealBytes()).containsExactly(1, 2, 3);
        secret.close();
        assertThat(octets).containsExactly(9, 2, 3);
    }

    @Test
    void matchesByContent() {
        Secret secret = Secret.of("pencil".toCharArray());

        assertThat(secret.matches(Secret.of("pencil".toCharArray()))).isTrue();
        assertThat(secret.matches(Secret.of("Pencil".toCharArray()))).isFalse();
        assertThat(secret.matches(Secret.of("pencils".toCharArray()))).isFalse();
    }

    @Test
    void isNeverPrinted() {
        assertThat(Secret.of("pencil".toCharArray()).toString()).doesNotContain("pencil");
        assertThat(new Login("user", Secret.of("pencil".toCharArray())).toString())
                .contains("user")
                .doesNotContain("pencil");
    }
}
