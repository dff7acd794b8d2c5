package org.sasl4j.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;
import org.sasl4j.tls.TestTls;

/** The layers of the JDK's own DIGEST-MD5, client and server. */
class SaslStreamsInteropTest {
    private static final int MEGABYTES = 3 << 20;

    /** Notes what goes by. */
    private static final class Tap extends FilterOutputStream {
        private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

        Tap(OutputStream below) {
            super(below);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            seen.write(octets, offset, length);
            out.write(octets, offset, length);
        }

        /** The lengths of the frames that went by, without those in front. */
        List<Integer> frames() throws IOException {
            List<Integer> lengths = new ArrayList<>();
            DataInputStream wire = new DataInputStream(new ByteArrayInputStream(seen.toByteArray()));
            while (wire.available() > 0) {
                int length = wire.readInt();
                wire.skipNBytes(length);
                lengths.add(length);
            }
            return lengths;
        }
    }

    /** Writes in pieces of every size, single octets and more than a frame among them. */
    private static Callable<Void> writing(OutputStream output, byte[] octets) {
        Random random = new Random(octets[0]);
        return () -> {
            int from = 0;
            while (from < octets.length) {
                int count = Math.min(octets.length - from, 1 + random.nextInt(1 << random.nextInt(19)));
                if (count == 1) {
                    output.write(octets[from]);
                } else {
                    output.write(octets, from, count);
                }
                from += count;
            }
            output.flush();
            return null;
        };
    }

    private static byte[] random(long seed) {
        byte[] octets = new byte[MEGABYTES];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    private static SaslStreams overNothing(SunSaslDigest ends, OutputStream output) throws SaslException {
        return SaslStreams.of(ends.client(), InputStream.nullInputStream(), output);
    }

    private static InputStream serverInput(SunSaslDigest ends, byte[]... wire) throws SaslException {
        InputStream below = new ByteArrayInputStream(XorClient.concat(wire));
        return SaslStreams.of(ends.server(), below, OutputStream.nullOutputStream())
                .input();
    }

    @ParameterizedTest(name = "{0} {1}: client takes {2}, server {3}")
    @CsvSource({
        "auth-int, high, 65536, 65536",
        "auth-int, high, 1000, 100000",
        "auth-int, high, 70001, 17000",
        "auth-conf, high, 65536, 400",
        "auth-conf, high, 1001, 70000",
        "auth-conf, medium, 65536, 65536",
        "auth-conf, medium, 9999, 333",
    })
    @DisplayName("D16, D20: megabytes in both directions at once, no frame longer than its receiver announced")
    void carriesMegabytes(String protection, String strength, int clientMaximum, int serverMaximum) throws Exception {
        SunSaslDigest ends = SunSaslDigest.loggedIn(protection, strength, clientMaximum, serverMaximum);
        byte[] up = random(1);
        byte[] down = random(2);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket near = new Socket(listening.getInetAddress(), listening.getLocalPort());
                Socket far = listening.accept()) {
            near.setSoTimeout(TestTls.PATIENCE);
            far.setSoTimeout(TestTls.PATIENCE);
            Tap upwards = new Tap(near.getOutputStream());
            Tap downwards = new Tap(far.getOutputStream());
            SaslStreams client = SaslStreams.of(ends.client(), near.getInputStream(), upwards);
            SaslStreams server = SaslStreams.of(ends.server(), far.getInputStream(), downwards);

            Future<byte[]> atServer = threads.submit(() -> server.input().readNBytes(up.length));
            Future<byte[]> atClient = threads.submit(() -> client.input().readNBytes(down.length));
            Future<Void> upSent = threads.submit(writing(client.output(), up));
            Future<Void> downSent = threads.submit(writing(server.output(), down));

            assertThat(atServer.get(TestTls.PATIENCE, TimeUnit.MILLISECONDS)).isEqualTo(up);
            assertThat(atClient.get(TestTls.PATIENCE, TimeUnit.MILLISECONDS)).isEqualTo(down);
            upSent.get();
            downSent.get();
            assertKeptTo(serverMaximum, upwards);
            assertKeptTo(clientMaximum, downwards);
        } finally {
            threads.shutdownNow();
        }
    }

    /** No frame is too long, and those between two flushes use what room there is. */
    private static void assertKeptTo(int maximum, Tap tap) throws IOException {
        int full = Math.min(maximum - 26, 65536);
        List<Integer> frames = tap.frames();
        assertThat(frames).allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(maximum));
        assertThat(frames.subList(0, frames.size() - 1))
                .allSatisfy(length -> assertThat(length).isGreaterThanOrEqualTo(full));
    }

    @ParameterizedTest
    @CsvSource({"auth-int, high", "auth-conf, high", "auth-conf, medium"})
    @DisplayName("D20: the JDK drops a forged frame without a word; nothing of it is read, and the next one fails")
    void readsNothingForged(String protection, String strength) throws Exception {
        SunSaslDigest ends = SunSaslDigest.loggedIn(protection, strength, 65536, 65536);
        Wire wire = new Wire();
        OutputStream output = overNothing(ends, wire).output();
        for (String text : new String[] {"genuine!", "forged..", "too late"}) {
            output.write(Ours.utf8(text));
            output.flush();
        }
        byte[] forged = wire.writes().get(1);
        forged[4] ^= 1;
        InputStream input =
                serverInput(ends, wire.writes().get(0), forged, wire.writes().get(2));

        assertThat(input.readNBytes(8)).isEqualTo(Ours.utf8("genuine!"));
        assertThatExceptionOfType(SaslException.class).isThrownBy(input::read);
        assertThatExceptionOfType(IOException.class).isThrownBy(input::read).withMessageContaining("failed before");
    }

    @Test
    @DisplayName("D20: a frame too short for its MAC breaks the JDK's DIGEST-MD5, and is an IOException here")
    void refusesFrameShorterThanMac() throws Exception {
        SunSaslDigest ends = SunSaslDigest.loggedIn("auth-int", "high", 65536, 65536);

        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(serverInput(ends, XorClient.framed(new byte[5]))::read)
                .withCauseInstanceOf(NegativeArraySizeException.class);
    }

    @Test
    @DisplayName("D16: where the server can take less than a MAC there is nothing that could be sent")
    void refusesMaximumBelowOverhead() throws Exception {
        SunSaslDigest ends = SunSaslDigest.loggedIn("auth-int", "high", 65536, 5);

        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> overNothing(ends, OutputStream.nullOutputStream()))
                .withMessageContaining("-11");
    }

    @Test
    @DisplayName("D20: DIGEST-MD5 without a layer leaves both streams as they are")
    void leavesStreamsWithoutLayer() throws Exception {
        SunSaslDigest ends = SunSaslDigest.loggedIn("auth", "high", 65536, 65536);
        InputStream input = InputStream.nullInputStream();
        OutputStream output = OutputStream.nullOutputStream();

        for (SaslStreams streams : new SaslStreams[] {
            SaslStreams.of(ends.client(), input, output), SaslStreams.of(ends.server(), input, output)
        }) {
            assertThat(streams.input()).isSameAs(input);
            assertThat(streams.output()).isSameAs(output);
        }
    }

    @Test
    @DisplayName("10 A2: streams hold both sides to the sizes negotiated, though our layer itself takes any length")
    void keepsSizesOverLenientLayer() throws Exception {
        Map<String, String> properties = Map.of(Sasl.QOP, "auth-int", Sasl.MAX_BUFFER, "4096");
        SaslClient client = Ours.client("DIGEST-MD5", properties, Answers.login("alice", "secret"));
        SaslServer server = Ours.server("DIGEST-MD5", properties, Answers.user("alice", "secret"));
        client.evaluateChallenge(
                server.evaluateResponse(client.evaluateChallenge(server.evaluateResponse(new byte[0]))));
        byte[] octets = new byte[10_000];
        byte[] whole = client.wrap(octets, 0, octets.length);
        assertThat(server.unwrap(whole, 0, whole.length)).isEqualTo(octets);

        Tap tap = new Tap(OutputStream.nullOutputStream());
        try (OutputStream output =
                SaslStreams.of(client, InputStream.nullInputStream(), tap).output()) {
            output.write(octets);
        }
        assertThat(tap.frames()).hasSize(3).allMatch(length -> length <= 4096);

        byte[] announced = ByteBuffer.allocate(Integer.BYTES).putInt(4097).array();
        InputStream input = SaslStreams.of(server, new ByteArrayInputStream(announced), OutputStream.nullOutputStream())
                .input();
        assertThatExceptionOfType(IOException.class).isThrownBy(input::read).withMessageContaining("4096 are the most");
    }
}
