package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacTest {
    @ParameterizedTest
    @DisplayName("RFC 2104 section 2: only a key longer than a block is hashed first")
    @ValueSource(ints = {63, 64, 65})
    void macsWhatTheJdkMacs(int keyLength) throws GeneralSecurityException {
        byte[] key = new byte[keyLength];
        Arrays.fill(key, (byte) 7);
        byte[] message = {1, 2, 3};
        Mac judge = Mac.getInstance("HmacSHA256");
        judge.init(new SecretKeySpec(key, "HmacSHA256"));

        assertThat(Hmac.sha256().mac(key, message)).isEqualTo(judge.doFinal(message));
    }
}
