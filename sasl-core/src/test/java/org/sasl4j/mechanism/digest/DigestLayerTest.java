package org.sasl4j.mechanism.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Qop;
import org.sasl4j.SecurityLayer;
import org.sasl4j.SecurityLayer.Strength;
import org.sasl4j.crypto.LayerCipher;
import org.sasl4j.crypto.LayerCipher.Direction;
import org.sasl4j.mechanism.digest.DigestMd5.Maxbuf;

class DigestLayerTest {
    private static final String ALL = "org.sasl4j.mechanism.digest.DigestLayers#all";

    private static byte[] wrap(SecurityLayer layer, byte[] text) throws MechanismException {
        return layer.wrap(text, 0, text.length);
    }

    private static byte[] unwrap(SecurityLayer layer, byte[] wrapped) throws MechanismException {
        return layer.unwrap(wrapped, 0, wrapped.length);
    }

    /** Refused as malformed, and from then on dead in both directions, for the genuine buffer too. */
    private static void assertDies(SecurityLayer layer, byte[] bad, byte[] genuine) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> unwrap(layer, bad))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> unwrap(layer, genuine))
                .withMessageContaining("refused a buffer before");
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> wrap(layer, new byte[1]))
                .withMessageContaining("refused a buffer before");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    @DisplayName("D17: an octet changed anywhere ends the layer")
    void refusesChanges(String name) throws MechanismException {
        byte[] text = "twenty-three octets now".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        int length = wrap(DigestLayers.of(name).client(), text).length;
        for (int i = 0; i < length; i++) {
            DigestLayers layers = DigestLayers.of(name);
            byte[] genuine = wrap(layers.client(), text);
            byte[] changed = genuine.clone();
            changed[i] ^= 0x10;

            assertDies(layers.server(), changed, genuine);
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    @DisplayName("D17: a buffer cut short or made longer ends the layer")
    void refusesOtherLengths(String name) throws MechanismException {
        int length = wrap(DigestLayers.of(name).client(), new byte[20]).length;
        for (int other = 0; other < length + 20; other++) {
            if (other != length) {
                DigestLayers layers = DigestLayers.of(name);
                byte[] genuine = wrap(layers.client(), new byte[20]);

                assertDies(layers.server(), Arrays.copyOf(genuine, other), genuine);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    @DisplayName("D17: a buffer repeated, left out, or sent back ends the layer")
    void refusesOtherOrders(String name) throws MechanismException {
        DigestLayers repeated = DigestLayers.of(name);
        byte[] once = wrap(repeated.client(), new byte[5]);
        unwrap(repeated.server(), once);
        assertDies(repeated.server(), once, wrap(repeated.client(), new byte[5]));

        DigestLayers lost = DigestLayers.of(name);
        byte[] first = wrap(lost.client(), new byte[5]);
        assertDies(lost.server(), wrap(lost.client(), new byte[5]), first);

        DigestLayers reflected = DigestLayers.of(name);
        byte[] own = wrap(reflected.server(), new byte[5]);
        assertDies(reflected.server(), own, wrap(reflected.client(), new byte[5]));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    @DisplayName("D18: every residue of the block size, and messages that end in what could be their padding")
    void takesWhatLooksLikePadding(String name) throws MechanismException {
        DigestLayers layers = DigestLayers.of(name);
        for (int length = 0; length < 70; length++) {
            for (int last = -1; last <= 9; last++) {
                byte[] text = new byte[length];
                Arrays.fill(text, (byte) last);

                assertThat(unwrap(layers.server(), wrap(layers.client(), text))).isEqualTo(text);
                assertThat(unwrap(layers.client(), wrap(layers.server(), text))).isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3des, 0", "3des, 9", "3des, -1", "des, 0", "des, 9", "des, 7"})
    @DisplayName("D18: padding that is none is refused from the genuine peer too")
    void refusesWrongPaddingOfThePeer(String name, byte last) throws MechanismException {
        refuseGenuine(name, new byte[] {1, 2, 3, 4, 5, last});
    }

    @ParameterizedTest
    @CsvSource({"3des, 5, 2", "3des, 0, 2", "des, 1, 3", "des, 4, 5"})
    @DisplayName("D18: padding whose octets differ is refused from the genuine peer too, where the last one is right")
    void refusesUnequalPaddingOfThePeer(String name, byte first, byte last) throws MechanismException {
        byte[] padded = {1, 2, 3, 4, 5, last};
        padded[6 - last] = first;
        refuseGenuine(name, padded);
    }

    /** A buffer whose MAC is right for the text without so many octets as the last one says. */
    private static void refuseGenuine(String name, byte[] padded) throws MechanismException {
        byte[] key = "sixteen octets!!".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        DigestCipher cipher = DigestCipher.named(name).orElseThrow();
        LayerKeys keys = LayerKeys.CLIENT_TO_SERVER;
        byte[] buffer = Arrays.copyOf(padded, 22);
        buffer[17] = 1;
        int last = padded[5];
        int length = last >= 1 && last <= 6 ? 6 - last : 6;
        System.arraycopy(keys.mac(key).compute(0, buffer, 0, length), 0, buffer, 6, 10);
        keys.cipher(cipher, Direction.ENCRYPT, key).apply(buffer, 0, 16);
        Incoming incoming = new Incoming(keys.mac(key), keys.cipher(cipher, Direction.DECRYPT, key));

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> incoming.unwrap(buffer, 0, buffer.length))
                .withMessageContaining("was changed on its way");
    }

    @ParameterizedTest
    @CsvSource({"auth-int, 16", "rc4, 16", "3des, 24", "des, 24"})
    @DisplayName("D16: the longest that may be wrapped fits what the peer takes; one more harms nothing")
    void respectsTheLimits(String name, int overhead) throws MechanismException {
        DigestLayers layers = DigestLayers.of(name, 1000);
        SecurityLayer client = layers.client();
        assertThat(client.sendLimit()).isEqualTo(1000 - overhead);
        assertThat(client.receiveLimit()).isEqualTo(1000);
        byte[] longest = new byte[client.sendLimit()];

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> wrap(client, new byte[longest.length + 1]))
                .withMessageContaining("agreed on " + longest.length)
                .withMessageContaining("Sasl.RAW_SEND_SIZE");
        byte[] wrapped = wrap(client, longest);

        assertThat(wrapped.length).isLessThanOrEqualTo(1000);
        assertThat(unwrap(layers.server(), wrapped)).isEqualTo(longest);
    }

    @Test
    @DisplayName("D16: a buffer longer than this side said it takes is refused unread")
    void refusesOverlongBuffers() throws MechanismException {
        DigestLayers layers = DigestLayers.of("auth-int", 1000);
        byte[] genuine = wrap(layers.client(), new byte[10]);

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> unwrap(layers.server(), new byte[1001]))
                .withMessageContaining("has 1001 octets, where this side takes 1000");
        assertThatExceptionOfType(MechanismException.class).isThrownBy(() -> unwrap(layers.server(), genuine));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    @DisplayName(
            "10 A2: unless told to be strict, a layer takes any length both ways, and tells the limits all the same")
    void takesAnyLength(String name) throws MechanismException {
        DigestLayers layers =
                DigestLayers.of(name, 1000, DigestMd5.MAXBUF.standard().orElseThrow());
        for (int length : new int[] {10, 985, 100_000, 1 << 20, 0}) {
            byte[] text = new byte[length];
            Arrays.fill(text, (byte) length);

            assertThat(unwrap(layers.server(), wrap(layers.client(), text))).isEqualTo(text);
            assertThat(unwrap(layers.client(), wrap(layers.server(), text))).isEqualTo(text);
        }
        assertThat(layers.client().sendLimit()).isLessThan(1000);
        assertThat(layers.client().receiveLimit()).isEqualTo(1000);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    @DisplayName("10 A2: a long buffer that was changed ends a lenient layer as well")
    void refusesLongChanges(String name) throws MechanismException {
        DigestLayers layers = DigestLayers.of(name, 1000, Maxbuf.LENIENT);
        byte[] genuine = wrap(layers.client(), new byte[100_000]);
        byte[] changed = genuine.clone();
        changed[99_999] ^= 1;

        assertDies(layers.server(), changed, genuine);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    @DisplayName("neither the text given nor the buffer received is changed, and offsets are heeded")
    void leavesTheCallersArraysAlone(String name) throws MechanismException {
        DigestLayers layers = DigestLayers.of(name);
        byte[] text = new byte[30];
        text[7] = 42;
        byte[] before = text.clone();

        byte[] wrapped = layers.client().wrap(text, 5, 11);
        byte[] received = new byte[wrapped.length + 9];
        System.arraycopy(wrapped, 0, received, 4, wrapped.length);
        byte[] kept = received.clone();

        assertThat(layers.server().unwrap(received, 4, wrapped.length)).isEqualTo(Arrays.copyOfRange(before, 5, 16));
        assertThat(text).isEqualTo(before);
        assertThat(received).isEqualTo(kept);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void saysWhatItIs(String name) throws MechanismException {
        SecurityLayer layer = DigestLayers.of(name).client();

        assertThat(layer.qop()).isEqualTo(name.equals("auth-int") ? Qop.AUTH_INT : Qop.AUTH_CONF);
        assertThat(layer.strength().map(Strength::toString).orElse("none"))
                .isEqualTo(
                        switch (name) {
                            case "3des", "rc4" -> "high";
                            case "des", "rc4-56" -> "medium";
                            case "rc4-40" -> "low";
                            default -> "none";
                        });
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void isDeadOnceClosed(String name) throws MechanismException {
        DigestLayers layers = DigestLayers.of(name);
        layers.client().close();
        layers.client().close();

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> wrap(layers.client(), new byte[1]))
                .withMessageContaining("is closed");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    @DisplayName("D17: closing waits for what is under way, so that nothing is sealed by a key that was wiped")
    void sealsNothingByAWipedKey(String name) throws Exception {
        for (int round = 0; round < 40; round++) {
            DigestLayers layers = DigestLayers.of(name);
            byte[] text = new byte[60000];
            CountDownLatch started = new CountDownLatch(1);
            CompletableFuture<byte[]> wrapped = CompletableFuture.supplyAsync(() -> {
                started.countDown();
                try {
                    return wrap(layers.client(), text);
                } catch (MechanismException closedBefore) {
                    return null;
                }
            });
            started.await();
            layers.client().close();

            byte[] sent = wrapped.get(10, TimeUnit.SECONDS);
            if (sent != null) {
                assertThat(unwrap(layers.server(), sent)).isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-int", "rc4", "rc4-56", "rc4-40"}) // a closed cipher with blocks can encrypt only
    @DisplayName("14: no key is left in what was closed: two understand each other whatever their keys were")
    void forgetsItsKeys(String name) throws MechanismException {
        DigestCipher cipher = DigestCipher.named(name).orElse(null);
        Outgoing outgoing =
                new Outgoing(LayerKeys.CLIENT_TO_SERVER.mac(key(1)), cipher(cipher, Direction.ENCRYPT, key(1)));
        Incoming incoming =
                new Incoming(LayerKeys.CLIENT_TO_SERVER.mac(key(2)), cipher(cipher, Direction.DECRYPT, key(2)));

        outgoing.close();
        incoming.close();

        byte[] sealed = outgoing.wrap(new byte[] {1, 2, 3}, 0, 3);
        assertThat(incoming.unwrap(sealed, 0, sealed.length)).containsExactly(1, 2, 3);
    }

    private static byte[] key(int value) {
        byte[] key = new byte[LayerKeys.LENGTH];
        Arrays.fill(key, (byte) value);
        return key;
    }

    private static LayerCipher cipher(DigestCipher cipher, Direction direction, byte[] key) {
        return cipher == null ? null : LayerKeys.CLIENT_TO_SERVER.cipher(cipher, direction, key);
    }
}
