package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S16: nonces")
class NoncesTest {
    @Test
    void neverComeTwiceWhicheverThreadsDrawThem() {
        Set<String> drawn = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20_000).parallel().forEach(i -> drawn.add(Nonces.fresh()));

        assertThat(drawn).hasSize(20_000);
    }

    @Test
    void arePrintableWithoutComma() {
        assertThat(Nonces.fresh()).matches("[A-Za-z0-9+/]{24}");
    }

    @Test
    @DisplayName("10 E7: each is drawn from the operating system when it is needed, and nothing in advance")
    void keepNothingThatACopyOfThisProcessWouldHaveToo() {
        List<Integer> drawn = new ArrayList<>();
        SecureRandom system = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public byte[] generateSeed(int octets) {
                drawn.add(octets);
                return new byte[octets];
            }

            @Override
            public void nextBytes(byte[] octets) {
                throw new AssertionError("a generator's state is copied with the process");
            }
        };
        Nonces.fresh(system);
        Nonces.fresh(system);

        assertThat(drawn).containsExactly(18, 18);
    }
}
