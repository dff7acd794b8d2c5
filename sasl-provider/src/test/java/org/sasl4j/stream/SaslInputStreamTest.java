package org.sasl4j.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.stream.XorClient.concat;
import static org.sasl4j.stream.XorClient.frame;
import static org.sasl4j.stream.XorClient.framed;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaslInputStreamTest {
    private static final byte[] EMPTY = frame(new byte[0]);

    private final XorClient client = new XorClient();

    private InputStream input(InputStream below) throws SaslException {
        return SaslStreams.of(client, below, OutputStream.nullOutputStream()).input();
    }

    private InputStream input(byte[]... frames) throws SaslException {
        return input(new ByteArrayInputStream(concat(frames)));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }

    /** The stream under which a read lasts too long each time before one octet comes. */
    private static InputStream stuttering(byte[] octets) {
        return new FilterInputStream(Wire.trickling(octets)) {
            private boolean late;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                late = !late;
                if (late) {
                    throw new SocketTimeoutException("nothing yet");
                }
                return super.read(target, offset, length);
            }
        };
    }

    private static void assertDead(InputStream input) {
        assertThatExceptionOfType(IOException.class).isThrownBy(input::read).withMessageContaining("failed before");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> input.read(new byte[8]))
                .withMessageContaining("failed before");
    }

    @Test
    @DisplayName("D20: gives what was in the frames, without their borders")
    void opensFrames() throws IOException {
        assertThat(input(frame(octets("one, ")), frame(octets("two"))).readAllBytes())
                .isEqualTo(octets("one, two"));
    }

    @Test
    @DisplayName("D20: frames may come octet by octet")
    void takesShortReads() throws IOException {
        byte[] wire = concat(frame(octets("one, ")), frame(octets("two")));

        assertThat(input(Wire.trickling(wire)).readAllBytes()).isEqualTo(octets("one, two"));
    }

    @Test
    @DisplayName("D20: frames larger than those before find room, and smaller ones are not mixed with their rest")
    void takesFramesOfAllSizes() throws IOException {
        byte[] large = new byte[60_000];
        Arrays.fill(large, (byte) 'x');

        assertThat(input(frame(octets("small")), frame(large), frame(octets("small")))
                        .readAllBytes())
                .isEqualTo(concat(octets("small"), large, octets("small")));
    }

    @Test
    @DisplayName("D20: a single octet is 0 to 255, the highest too")
    void readsSingleOctets() throws IOException {
        InputStream input = input(frame(new byte[] {0, -1}), frame(new byte[] {-128}));

        assertThat(input.read()).isZero();
        assertThat(input.read()).isEqualTo(255);
        assertThat(input.read()).isEqualTo(128);
        assertThat(input.read()).isEqualTo(-1);
    }

    @Test
    @DisplayName("D20: a read gives what is left of one frame and does not wait for the next")
    void doesNotWaitForMore() throws IOException {
        InputStream input = input(frame(octets("abcdef")), frame(octets("gh")));
        byte[] target = octets("----------");

        assertThat(input.available()).isZero();
        assertThat(input.read(target, 1, 2)).isEqualTo(2);
        assertThat(target).isEqualTo(octets("-ab-------"));
        assertThat(input.available()).isEqualTo(4);
        assertThat(input.skip(1)).isEqualTo(1);
        assertThat(input.read(target, 3, 7)).isEqualTo(3);
        assertThat(target).isEqualTo(octets("-abdef----"));
        assertThat(input.available()).isZero();
    }

    @Test
    @DisplayName("D20: a frame with nothing in it is passed over: a read never gives 0 octets")
    void passesOverEmptyFrames() throws IOException {
        byte[] target = new byte[8];
        InputStream input = input(EMPTY, EMPTY, frame(octets("a")), EMPTY, frame(octets("b")), EMPTY);

        assertThat(input.read(target)).isEqualTo(1);
        assertThat(input.read()).isEqualTo('b');
        assertThat(input.read(target)).isEqualTo(-1);
    }

    @Test
    @DisplayName("D20: asked for no octets, a read gives none and does not wait")
    void readsNothing() throws IOException {
        assertThat(input(frame(octets("a"))).read(new byte[3], 3, 0)).isZero();
        assertThat(client.opened()).isEmpty();
    }

    @Test
    @DisplayName("D20: a range outside of the array is refused before anything is waited for")
    void refusesBadRange() throws IOException {
        InputStream input = input(frame(octets("abc")));

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> input.read(new byte[3], 2, 2));

        assertThat(client.opened()).isEmpty();
        assertThat(input.readAllBytes()).isEqualTo(octets("abc"));
    }

    @Test
    @DisplayName("D16: a frame of the size announced is taken, one octet more is refused, the size String or Integer")
    void keepsToMaximum() throws IOException {
        for (Object maximum : new Object[] {"20", 20}) {
            client.with(Sasl.MAX_BUFFER, maximum);
            byte[] longest = new byte[20 - XorClient.OVERHEAD];

            InputStream input = input(frame(longest), frame(new byte[20]));

            assertThat(input.readNBytes(longest.length)).isEqualTo(longest);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(input::read)
                    .withMessageContaining("21 octets")
                    .withMessageContaining("20 are the most")
                    .withMessageContaining("RFC 4422 section 3.7");
        }
    }

    @Test
    @DisplayName("D16: where the mechanism does not tell its maximum it is 65536")
    void keepsToDefaultMaximum() throws IOException {
        byte[] longest = new byte[65536 - XorClient.OVERHEAD];

        assertThat(input(frame(longest)).readAllBytes()).hasSize(longest.length);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(input(frame(new byte[65536]))::read)
                .withMessageContaining("65537")
                .withMessageContaining("65536");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 65537, -4, -5})
    @DisplayName("D20: a hostile length is refused at once, both numbers named, and the stream is dead")
    void refusesHostileLengths(int hostile) throws IOException {
        ByteArrayInputStream below = new ByteArrayInputStream(concat(length(hostile), frame(octets("good"))));
        InputStream input = input(below);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> input.read(new byte[8]))
                .withMessageContaining(Integer.toUnsignedString(hostile) + " octets")
                .withMessageContaining("65536")
                .withMessageContaining("RFC 4422 section 3.7");

        assertThat(below.available()).isEqualTo(frame(octets("good")).length);
        assertDead(input);
        assertThat(client.opened()).isEmpty();
    }

    @Test
    @DisplayName("D20: where any length is negotiated, a length alone takes no memory, and the highest bit is no sign")
    void makesRoomOnlyForWhatComes() throws IOException {
        client.with(Sasl.MAX_BUFFER, String.valueOf(Integer.MAX_VALUE));

        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(input(length(Integer.MAX_VALUE - 8), new byte[100_000])::read);
        for (int hostile : new int[] {Integer.MAX_VALUE, -1}) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(input(length(hostile))::read)
                    .withMessageContaining("RFC 4422 section 3.7");
        }
    }

    @Test
    @DisplayName("D20: room is made once for all frames, and for no more than the longest")
    void makesRoomForLongestAtMost() throws IOException {
        client.with(Sasl.MAX_BUFFER, 50_000);
        byte[] longest = frame(new byte[50_000 - XorClient.OVERHEAD]);
        Set<byte[]> rooms = Collections.newSetFromMap(new IdentityHashMap<>());
        InputStream input = input(new ByteArrayInputStream(concat(longest, frame(octets("a")), longest)) {
            @Override
            public int read(byte[] target, int offset, int length) {
                rooms.add(target);
                return super.read(target, offset, length);
            }
        });

        input.skipNBytes(longest.length - Integer.BYTES - XorClient.OVERHEAD);
        int before = rooms.size();
        assertThat(input.readAllBytes()).hasSize(50_000);

        assertThat(rooms)
                .hasSize(before)
                .allSatisfy(room -> assertThat(room).hasSizeLessThanOrEqualTo(longest.length))
                .anySatisfy(room -> assertThat(room).hasSize(longest.length));
    }

    @Test
    @DisplayName("D20: the end between two frames is the end, however often it is asked for")
    void endsBetweenFrames() throws IOException {
        InputStream input = input(frame(octets("a")));

        assertThat(input.read()).isEqualTo('a');
        assertThat(input.read()).isEqualTo(-1);
        assertThat(input.read(new byte[4])).isEqualTo(-1);
    }

    @Test
    @DisplayName("D20: the end inside a length or a frame is no end but a loss")
    void noticesEndInsideFrame() throws IOException {
        byte[] second = frame(octets("bc"));
        for (int cut = 1; cut < second.length; cut++) {
            InputStream input = input(frame(octets("a")), Arrays.copyOf(second, cut));

            assertThat(input.read()).isEqualTo('a');
            assertThatExceptionOfType(EOFException.class).isThrownBy(input::read);
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> input.read(new byte[4]));
        }
    }

    @Test
    @DisplayName("D20: a timeout below loses nothing: the next read goes on where it stopped")
    void goesOnAfterTimeout() throws IOException {
        byte[] wire = concat(frame(octets("one, ")), frame(octets("two")));
        InputStream input = input(stuttering(wire));
        byte[] target = new byte[8];
        int got = 0;
        int timeouts = 0;
        while (got < target.length) {
            try {
                got += input.read(target, got, target.length - got);
            } catch (SocketTimeoutException e) {
                timeouts++;
            }
        }

        assertThat(target).isEqualTo(octets("one, two"));
        assertThat(timeouts).isEqualTo(wire.length);
    }

    @Test
    @DisplayName("D20: a frame that cannot be opened is passed on as the mechanism says it, and the stream is dead")
    void isDeadAfterUnwrapThrew() throws IOException {
        byte[] forged = frame(octets("bad"));
        forged[5]++;
        InputStream input = input(frame(octets("ok")), forged, frame(octets("late")));

        assertThat(input.readNBytes(2)).isEqualTo(octets("ok"));
        assertThatExceptionOfType(SaslException.class).isThrownBy(input::read).withMessage("the sum is wrong");

        assertDead(input);
    }

    @Test
    @DisplayName("D20: a mechanism that answers null or breaks down over a frame has failed too")
    void isDeadAfterUnwrapBroke() throws IOException {
        NegativeArraySizeException slip = new NegativeArraySizeException("-3");
        for (XorClient.Conversion broken : new XorClient.Conversion[] {
            (octets, offset, length) -> null,
            (octets, offset, length) -> {
                throw slip;
            }
        }) {
            client.unwrapping(broken);
            InputStream input = input(framed(octets("bad")), frame(octets("late")));
            assertThatExceptionOfType(SaslException.class).isThrownBy(input::read);

            client.unwrapping(XorClient::unwrapped);
            assertDead(input);
        }
    }

    @Test
    @DisplayName("D20: what was in a frame is wiped when all of it was read")
    void wipesWhatWasRead() throws IOException {
        InputStream input = input(frame(octets("ab")), frame(octets("cd")));

        input.read();
        assertThat(client.opened().get(0)).isEqualTo(octets("ab"));
        input.read();
        assertThat(client.opened().get(0)).containsOnly(0);
        assertThat(input.readNBytes(2)).isEqualTo(octets("cd"));
        assertThat(client.opened().get(1)).containsOnly(0);
    }

    @Test
    @DisplayName("D20: closing wipes what was not read, closes the stream below, and leaves the client to its owner")
    void closes() throws IOException {
        boolean[] closed = {false};
        InputStream input = input(new ByteArrayInputStream(concat(frame(octets("ab")), frame(octets("cd")))) {
            @Override
            public void close() {
                closed[0] = true;
            }
        });
        input.read();

        input.close();
        input.close();

        assertThat(client.opened()).hasSize(1).allSatisfy(array -> assertThat(array)
                .containsOnly(0));
        assertThat(closed[0]).isTrue();
        assertThat(client.isDisposed()).isFalse();
        assertThat(input.available()).isZero();
        assertThatExceptionOfType(IOException.class).isThrownBy(input::read).withMessageContaining("closed");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> input.read(new byte[2]))
                .withMessageContaining("closed");
    }
}
