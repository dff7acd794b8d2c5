package org.sasl4j.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.sasl4j.stream.XorClient.frame;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.Thread.State;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.provider.Ours;
import org.sasl4j.tls.TestTls;

class SaslStreamsTest {
    private final InputStream input = InputStream.nullInputStream();
    private final OutputStream output = OutputStream.nullOutputStream();

    private void assertPlain(SaslStreams streams) {
        assertThat(streams.input()).isSameAs(input);
        assertThat(streams.output()).isSameAs(output);
    }

    @Test
    @DisplayName("D20: where a client negotiated no layer there is no framing")
    void leavesStreamsOfClientWithoutLayer() throws SaslException {
        assertPlain(SaslStreams.of(new XorClient().with(Sasl.QOP, "auth"), input, output));
        assertPlain(SaslStreams.of(new XorClient().without(Sasl.QOP), input, output));
    }

    @Test
    @DisplayName("D20: where a server negotiated no layer there is no framing")
    void leavesStreamsOfServerWithoutLayer() throws SaslException {
        SaslServer server = Ours.plainServer();
        server.evaluateResponse(Ours.plain("", "alice", "secret"));

        assertPlain(SaslStreams.of(server, input, output));
    }

    @Test
    @DisplayName("D20: an exchange that is not complete has no layer yet")
    void refusesIncompleteExchange() throws SaslException {
        XorClient client = new XorClient().incomplete();
        SaslServer server = Ours.plainServer();

        assertThatIllegalStateException()
                .isThrownBy(() -> SaslStreams.of(client, input, output))
                .withMessageContaining("not negotiated yet");
        assertThatIllegalStateException()
                .isThrownBy(() -> SaslStreams.of(server, input, output))
                .withMessageContaining("not negotiated yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-21", "many", "", "2147483648"})
    @DisplayName("D16: sizes with which nothing could be sent or taken are refused when the streams are made")
    void refusesImpossibleSizes(String size) {
        for (String key : new String[] {Sasl.RAW_SEND_SIZE, Sasl.MAX_BUFFER}) {
            XorClient client = new XorClient().with(key, size);

            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> SaslStreams.of(client, input, output))
                    .withMessageContaining(key)
                    .withMessageContaining(size);
        }
    }

    @Test
    @DisplayName("D20: a mechanism never wraps and unwraps at once, as some would do with one Mac")
    void neverWrapsAndUnwrapsAtOnce() throws Exception {
        XorClient client = new XorClient();
        SaslStreams streams = SaslStreams.of(client, new ByteArrayInputStream(frame(new byte[] {7})), output);
        FutureTask<Integer> read = new FutureTask<>(streams.input()::read);
        Thread reader = new Thread(read);
        client.wrapping((octets, offset, length) -> {
            reader.start();
            while (reader.getState() != State.BLOCKED && reader.getState() != State.TERMINATED) {
                Thread.onSpinWait();
            }
            assertThat(client.opened()).isEmpty();
            return XorClient.wrapped(octets, offset, length);
        });

        streams.output().write(1);
        streams.output().flush();

        assertThat(read.get(TestTls.PATIENCE, TimeUnit.MILLISECONDS)).isEqualTo(7);
    }

    @Test
    @DisplayName("D20: one direction does not wait while the other is at the network")
    void directionsDoNotWaitForEachOther() throws IOException {
        XorClient client = new XorClient();
        OutputStream[] other = {output};
        InputStream waiting = new ByteArrayInputStream(frame(new byte[] {7})) {
            @Override
            public int read(byte[] target, int offset, int length) {
                writeFromAnotherThread(other[0]);
                return super.read(target, offset, length);
            }
        };
        Wire wire = new Wire();
        SaslStreams streams = SaslStreams.of(client, waiting, wire);
        other[0] = streams.output();

        assertThat(streams.input().read()).isEqualTo(7);

        assertThat(wire.writes()).isNotEmpty();
    }

    private static void writeFromAnotherThread(OutputStream output) {
        FutureTask<Void> write = new FutureTask<>(() -> {
            output.write(1);
            output.flush();
            return null;
        });
        new Thread(write).start();
        try {
            write.get(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
