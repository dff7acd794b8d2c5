package org.sasl4j.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.stream.XorClient.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SaslOutputStreamTest {
    private final XorClient client = new XorClient().with(Sasl.RAW_SEND_SIZE, "8");
    private final Wire wire = new Wire();

    private OutputStream output() throws SaslException {
        return SaslStreams.of(client, InputStream.nullInputStream(), wire).output();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertFailed(ThrowingCallable call) {
        assertThatExceptionOfType(IOException.class).isThrownBy(call).withMessageContaining("failed before");
    }

    private void assertDead(OutputStream output) {
        int before = wire.writes().size();
        assertFailed(() -> output.write('x'));
        assertFailed(() -> output.write(octets("more than a piece")));
        assertFailed(output::flush);
        assertThat(wire.writes()).hasSize(before);
        assertThat(wire.flushes()).isZero();
    }

    @Test
    @DisplayName("D20: a frame is its length in four octets, the highest first, and what was wrapped, in one write")
    void sendsLengthAndFrameInOneWrite() throws IOException {
        client.with(Sasl.RAW_SEND_SIZE, "1000");
        OutputStream output = output();

        output.write(new byte[0x1ff]);
        output.flush();

        assertThat(wire.writes()).hasSize(1);
        byte[] sent = wire.writes().get(0);
        assertThat(sent).hasSize(4 + 0x200).startsWith(0, 0, 2, 0, 0xff);
        assertThat(sent).isEqualTo(frame(new byte[0x1ff]));
    }

    @Test
    @DisplayName("D20: single octets wait for a flush, and go out in one frame")
    void keepsOctetsUntilFlush() throws IOException {
        OutputStream output = output();

        output.write('h');
        output.write('i' + 0x100); // only the lowest octet counts
        assertThat(wire.writes()).isEmpty();
        output.flush();

        assertThat(wire.writes()).containsExactly(frame(octets("hi")));
        assertThat(wire.flushes()).isEqualTo(1);
    }

    @Test
    @DisplayName("D20: a piece that is full goes out by itself")
    void sendsFullPiece() throws IOException {
        OutputStream output = output();

        for (byte octet : octets("8 octets")) {
            assertThat(wire.writes()).isEmpty();
            output.write(octet);
        }

        assertThat(wire.writes()).containsExactly(frame(octets("8 octets")));
        assertThat(wire.flushes()).isZero();
    }

    @Test
    @DisplayName("D16: nothing is wrapped that is longer than the send size negotiated")
    void sendsPiecesOfSendSize() throws IOException {
        OutputStream output = output();

        output.write(octets("?twenty octets here !?"), 1, 20);
        assertThat(wire.writes()).containsExactly(frame(octets("twenty o")), frame(octets("ctets he")));
        output.flush();

        assertThat(wire.writes()).hasSize(3).endsWith(frame(octets("re !")));
    }

    @Test
    @DisplayName("D16: what waits is filled up first, so that every frame but the last is full")
    void fillsUpWhatWaits() throws IOException {
        OutputStream output = output();

        output.write('a');
        output.write(octets("bcdefghijklmnopqrst"));
        output.flush();

        assertThat(wire.writes())
                .containsExactly(frame(octets("abcdefgh")), frame(octets("ijklmnop")), frame(octets("qrst")));
    }

    @Test
    @DisplayName("D20: whole pieces are wrapped from the caller's own array")
    void wrapsFromCallersArray() throws IOException {
        OutputStream output = output();
        byte[] large = octets("two pieces here.");

        output.write(large);

        assertThat(wire.writes()).hasSize(2);
        assertThat(client.given()).hasSize(2).allSatisfy(array -> assertThat(array)
                .isSameAs(large));
    }

    @Test
    @DisplayName("D20: frames go out of one array, as long as it is large enough")
    void reusesArrayOfFrames() throws IOException {
        OutputStream output = output();

        output.write(octets("one piece, another, and some"));
        output.flush();

        assertThat(wire.arrays()).hasSize(4).allSatisfy(array -> assertThat(array)
                .isSameAs(wire.arrays().get(0)));
    }

    @Test
    @DisplayName("D20: a flush with nothing waiting sends no frame, and flushes the stream below")
    void flushesWithoutFrame() throws IOException {
        OutputStream output = output();

        output.flush();
        output.write(new byte[0]);
        output.flush();

        assertThat(wire.writes()).isEmpty();
        assertThat(wire.flushes()).isEqualTo(2);
    }

    @Test
    @DisplayName("D20: closing sends what waits, wipes it, closes the stream below, and leaves the client to its owner")
    void closes() throws IOException {
        OutputStream output = output();
        output.write(octets("bye"));

        output.close();
        output.close();

        assertThat(wire.writes()).containsExactly(frame(octets("bye")));
        assertThat(wire.flushes()).isEqualTo(1);
        assertThat(wire.closes()).isPositive();
        assertThat(client.given()).hasSize(1).allSatisfy(array -> assertThat(array)
                .containsOnly(0));
        assertThat(client.isDisposed()).isFalse();
    }

    @Test
    @DisplayName("D20: nothing can be written after closing")
    void refusesAfterClosing() throws IOException {
        OutputStream output = output();
        output.close();

        for (ThrowingCallable call :
                new ThrowingCallable[] {() -> output.write('x'), () -> output.write(octets("x")), output::flush}) {
            assertThatExceptionOfType(IOException.class).isThrownBy(call).withMessageContaining("closed");
        }
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    @DisplayName("D20: when the mechanism cannot wrap, its exception comes through and the stream is dead")
    void isDeadAfterWrapThrew() throws IOException {
        SaslException cannot = new SaslException("out of numbers");
        client.wrapping((octets, offset, length) -> {
            throw cannot;
        });
        OutputStream output = output();
        output.write('x');

        assertThatExceptionOfType(SaslException.class).isThrownBy(output::flush).isSameAs(cannot);

        client.wrapping(XorClient::wrapped);
        assertDead(output);
    }

    @Test
    @DisplayName("D20: a mechanism that breaks down or makes nothing has failed too")
    void isDeadAfterWrapBroke() throws IOException {
        IllegalStateException slip = new IllegalStateException("disposed");
        for (XorClient.Conversion broken : new XorClient.Conversion[] {
            (octets, offset, length) -> null,
            (octets, offset, length) -> {
                throw slip;
            }
        }) {
            client.wrapping(broken);
            OutputStream output = output();
            assertThatExceptionOfType(SaslException.class).isThrownBy(() -> output.write(new byte[8]));

            client.wrapping(XorClient::wrapped);
            assertDead(output);
        }
    }

    @Test
    @DisplayName("D20: when the stream below cannot write, this one is dead, since the peer may have half a frame")
    void isDeadAfterWriteBelowThrew() throws IOException {
        OutputStream output = output();
        IOException broken = new IOException("broken pipe");
        wire.failWith(broken);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> output.write(octets("12345678")))
                .isSameAs(broken);

        wire.recover();
        assertDead(output);
    }

    @Test
    @DisplayName("D20: when the stream below cannot flush, this one is dead")
    void isDeadAfterFlushBelowThrew() throws IOException {
        OutputStream output = output();
        wire.failWith(new IOException("broken pipe"));

        assertThatExceptionOfType(IOException.class).isThrownBy(output::flush).withMessage("broken pipe");

        wire.recover();
        assertDead(output);
    }

    @Test
    @DisplayName("D20: closing after a failure sends nothing, wipes what waits, and closes the stream below")
    void closesAfterFailure() throws IOException {
        OutputStream output = output();
        output.write(octets("waiting"));
        wire.failWith(new IOException("broken pipe"));
        assertThatExceptionOfType(IOException.class).isThrownBy(output::flush);
        wire.recover();

        output.close();

        assertThat(wire.writes()).isEmpty();
        assertThat(wire.flushes()).isZero();
        assertThat(wire.closes()).isPositive();
        assertThat(client.given()).hasSize(1).allSatisfy(array -> assertThat(array)
                .containsOnly(0));
    }

    @Test
    @DisplayName("D20: what waits is wiped, and the stream below closed, when closing cannot send it")
    void wipesWhenClosingFails() throws IOException {
        OutputStream output = output();
        output.write(octets("waiting"));
        wire.failWith(new IOException("broken pipe"));

        assertThatExceptionOfType(IOException.class).isThrownBy(output::close).withMessage("broken pipe");

        assertThat(client.given()).hasSize(1).allSatisfy(array -> assertThat(array)
                .containsOnly(0));
        assertThat(wire.closes()).isPositive();
    }

    @Test
    @DisplayName("D16: the send size may be a String or an Integer, is 65510 where it is not told, and 65536 at most")
    void readsSendSize() throws IOException {
        byte[] much = new byte[200_000];
        Arrays.fill(much, (byte) 7);

        assertThat(firstPiece(much, client.with(Sasl.RAW_SEND_SIZE, "1234"))).isEqualTo(1234);
        assertThat(firstPiece(much, client.with(Sasl.RAW_SEND_SIZE, 4321))).isEqualTo(4321);
        assertThat(firstPiece(much, client.without(Sasl.RAW_SEND_SIZE))).isEqualTo(65510);
        assertThat(firstPiece(much, client.with(Sasl.RAW_SEND_SIZE, Integer.MAX_VALUE)))
                .isEqualTo(65536);
    }

    private static int firstPiece(byte[] much, XorClient client) throws IOException {
        Wire wire = new Wire();
        SaslStreams.of(client, InputStream.nullInputStream(), wire).output().write(much);
        return wire.writes().get(0).length - Integer.BYTES - XorClient.OVERHEAD;
    }

    @Test
    @DisplayName("D20: a range outside of the array is refused, and harms nothing")
    void refusesBadRange() throws IOException {
        OutputStream output = output();

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> output.write(new byte[9], 2, 8));

        output.write(octets("12345678"));
        assertThat(wire.writes()).containsExactly(frame(octets("12345678")));
    }
}
