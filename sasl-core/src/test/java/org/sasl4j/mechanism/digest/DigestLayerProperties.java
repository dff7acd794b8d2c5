package org.sasl4j.mechanism.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sasl4j.MechanismException;
import org.sasl4j.Protection;
import org.sasl4j.SecurityLayer;

/** Layers under messages of any size, thousands in a row, in both directions. */
class DigestLayerProperties {
    @Provide
    Arbitrary<String> layers() {
        return Arbitraries.of(DigestLayers.all().toList());
    }

    /** Most messages are short; some fill the buffer. */
    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(80, Arbitraries.integers().between(0, 64)),
                        net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(0, 2000)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(60000, Protection.BUFFER)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2500);
    }

    @Property(tries = 20)
    void everyMessageComesOutAsItWentIn(
            @ForAll("layers") String name, @ForAll("sizes") List<Integer> sizes, @ForAll long seed)
            throws MechanismException {
        DigestLayers layers = DigestLayers.of(name);
        Random random = new Random(seed);
        for (int size : sizes) {
            boolean up = random.nextBoolean();
            SecurityLayer from = up ? layers.client() : layers.server();
            SecurityLayer to = up ? layers.server() : layers.client();
            byte[] text = new byte[Math.min(size, from.sendLimit())];
            random.nextBytes(text);

            byte[] wrapped = from.wrap(text, 0, text.length);

            assertThat(wrapped.length).isLessThanOrEqualTo(Protection.BUFFER);
            assertThat(to.unwrap(wrapped, 0, wrapped.length)).isEqualTo(text);
        }
    }

    /** Whatever arrives instead of the peer's buffer is refused, as what it is. */
    @Property(tries = 2000)
    void nothingButThePeersBufferIsTaken(@ForAll("layers") String name, @ForAll byte[] anything)
            throws MechanismException {
        SecurityLayer layer = DigestLayers.of(name).server();
        try {
            layer.unwrap(anything, 0, anything.length);
            throw new AssertionError("took " + anything.length + " octets of nobody's");
        } catch (MechanismException e) {
            assertThat(e.reason()).isEqualTo(MechanismException.Reason.MALFORMED);
        }
    }
}
