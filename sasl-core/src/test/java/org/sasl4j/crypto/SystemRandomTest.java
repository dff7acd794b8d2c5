package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S16: where nonces come from")
class SystemRandomTest {
    @TempDir
    private Path folder;

    private final List<Integer> drawn = new ArrayList<>();

    /** One whose seeds are zeros, and which notes how long they are. */
    private class Noting extends SecureRandom {
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
    }

    /** One that is busy until it is told to go on. */
    private final class Busy extends Noting {
        private static final long serialVersionUID = 1L;
        private final transient CountDownLatch begun = new CountDownLatch(1);
        private final transient CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public byte[] generateSeed(int octets) {
            if (begun.getCount() > 0) {
                begun.countDown();
                await(goOn);
            }
            return super.generateSeed(octets);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path device(int octets) throws IOException {
        byte[] ones = new byte[octets];
        Arrays.fill(ones, (byte) 1);
        return Files.write(folder.resolve("device"), ones);
    }

    @Test
    @DisplayName("10 E7: each is drawn from the operating system when it is needed, and nothing in advance")
    void keepsNothingThatACopyOfThisProcessWouldHaveToo() throws IOException {
        SystemRandom random = new SystemRandom(new Noting(), device(18));

        assertThat(random.octets(18)).containsOnly(0);
        assertThat(random.octets(18)).containsOnly(0);

        assertThat(drawn).containsExactly(18, 18);
    }

    @Test
    @DisplayName("14: nobody waits for the generator where its device can be read")
    void readsTheDeviceWhereTheGeneratorIsTaken() throws Exception {
        Busy busy = new Busy();
        SystemRandom random = new SystemRandom(busy, device(18));
        CompletableFuture<byte[]> first = CompletableFuture.supplyAsync(() -> random.octets(18));
        await(busy.begun);

        assertThat(random.octets(18)).hasSize(18).containsOnly(1);

        busy.goOn.countDown();
        assertThat(first.get()).containsOnly(0);
        assertThat(random.octets(18)).containsOnly(0);
    }

    @Test
    @DisplayName("14: a device that is not there, or gives too little, is the generator's turn")
    void asksTheGeneratorWhereTheDeviceFails() throws Exception {
        for (Path broken : List.of(folder.resolve("nothing"), device(17))) {
            Busy busy = new Busy();
            SystemRandom random = new SystemRandom(busy, broken);
            CompletableFuture<byte[]> first = CompletableFuture.supplyAsync(() -> random.octets(18));
            await(busy.begun);

            assertThat(random.octets(18)).hasSize(18).containsOnly(0);

            busy.goOn.countDown();
            assertThat(first.get()).hasSize(18);
        }
    }
}
