package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException;

@DisplayName("14: nothing of a key stays behind")
class WipingTest {
    private static final byte[] LONG_KEY = new byte[KeepingDigest.BLOCK_LENGTH + 1];
    private static final byte[] SALT = new byte[16];

    private final KeepingDigest digest = new KeepingDigest();

    @AfterEach
    void theThreadIsNoLongerInterrupted() {
        Thread.interrupted();
    }

    private void assertThatNothingIsLeft() {
        assertThat(digest.secrets()).isNotEmpty().allSatisfy(octets -> assertThat(octets)
                .containsOnly(0));
        assertThat(digest.unfinished()).isEmpty();
        assertThat(digest.last()).isEqualTo(KeepingDigest.Last.RESET);
    }

    @Test
    void whenAKeyWasDerived() throws MechanismException {
        byte[] derived = Pbkdf2.derive(digest, KeepingDigest.BLOCK_LENGTH, LONG_KEY, SALT, 3);

        assertThatNothingIsLeft();
        assertThat(derived).isEqualTo(Pbkdf2.derive("SHA-256", KeepingDigest.BLOCK_LENGTH, LONG_KEY, SALT, 3));
    }

    @Test
    void whenDerivingWasInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Pbkdf2.derive(digest, KeepingDigest.BLOCK_LENGTH, LONG_KEY, SALT, 10_000))
                .isInstanceOf(MechanismException.class);
        assertThatNothingIsLeft();
    }

    @Test
    void whenAMessageWasMacked() {
        byte[] mac = new Hmac(digest, KeepingDigest.BLOCK_LENGTH).mac(LONG_KEY, SALT);

        assertThat(mac).isEqualTo(Hmac.sha256().mac(LONG_KEY, SALT));
        Arrays.fill(mac, (byte) 0); // the caller's
        assertThatNothingIsLeft();
    }

    @Test
    void whenAKeyWasHashed() {
        new Hmac(digest, KeepingDigest.BLOCK_LENGTH).hash(SALT);

        assertThat(digest.last()).isEqualTo(KeepingDigest.Last.RESET);
    }

    @Test
    void whenTheMacOfALayerWasClosed() {
        byte[] message = {1, 2, 3};
        MessageMac one = new MessageMac(new byte[] {1});
        MessageMac other = new MessageMac(new byte[] {2});
        byte[] last = one.compute(0, message, 0, message.length);
        assertThat(other.compute(0, message, 0, message.length)).isNotEqualTo(last);

        one.close();
        other.close();

        assertThat(last).containsOnly(0);
        assertThat(one.compute(0, message, 0, message.length))
                .as("does not depend on the key any more")
                .isEqualTo(other.compute(0, message, 0, message.length));
    }
}
