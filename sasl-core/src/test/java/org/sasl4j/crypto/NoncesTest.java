package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

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
}
