package org.sasl4j.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.security.sasl.Sasl;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is written comes out, and whatever comes in is octets, an end or an IOException. */
class SaslStreamsProperties {
    /** Writes the octets: 0 flushes, 1 writes a single octet, everything else an array of so many. */
    private static byte[] write(OutputStream output, List<Integer> sizes, Random random) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size : sizes) {
            byte[] octets = new byte[size];
            random.nextBytes(octets);
            all.writeBytes(octets);
            if (size == 0) {
                output.flush();
            } else if (size == 1) {
                output.write(octets[0]);
            } else {
                output.write(octets);
            }
        }
        output.close();
        return all.toByteArray();
    }

    private static byte[] read(InputStream input, List<Integer> sizes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; ; i = (i + 1) % sizes.size()) {
            byte[] octets = new byte[sizes.get(i)];
            int count = sizes.get(i) == 1 ? one(input, octets) : input.read(octets);
            if (count < 0) {
                return all.toByteArray();
            }
            assertThat(count).isPositive();
            all.write(octets, 0, count);
        }
    }

    private static int one(InputStream input, byte[] octets) throws IOException {
        int octet = input.read();
        octets[0] = (byte) octet;
        return octet < 0 ? -1 : 1;
    }

    @Property(tries = 1000)
    void whatIsWrittenComesOut(
            @ForAll @Size(max = 20) List<@IntRange(max = 100) Integer> writes,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 60) Integer> reads,
            @ForAll @IntRange(min = 1, max = 64) int piece,
            @ForAll Random random)
            throws IOException {
        XorClient client = new XorClient()
                .with(Sasl.RAW_SEND_SIZE, String.valueOf(piece))
                .with(Sasl.MAX_BUFFER, String.valueOf(piece + XorClient.OVERHEAD));
        Wire wire = new Wire();

        byte[] written = write(
                SaslStreams.of(client, InputStream.nullInputStream(), wire).output(), writes, random);

        byte[] sent = XorClient.concat(wire.writes().toArray(byte[][]::new));
        for (InputStream below : List.of(new ByteArrayInputStream(sent), Wire.trickling(sent))) {
            InputStream input = SaslStreams.of(client, below, OutputStream.nullOutputStream())
                    .input();
            assertThat(read(input, reads)).isEqualTo(written);
        }
        assertThat(wire.writes()).hasSizeLessThanOrEqualTo(written.length / piece + flushes(writes) + 1);
    }

    /** Each flush may send one frame that is not full. */
    private static int flushes(List<Integer> writes) {
        List<Integer> flushes = new ArrayList<>(writes);
        flushes.removeIf(size -> size != 0);
        return flushes.size();
    }

    @Property(tries = 1000)
    void whatComesInIsOctetsAnEndOrAnIoException(
            @ForAll @Size(max = 200) byte[] garbage, @ForAll @IntRange(min = 1, max = 64) int maximum) {
        XorClient client = new XorClient().with(Sasl.MAX_BUFFER, maximum);
        byte[] begun = XorClient.concat(new byte[3], garbage); // a length that is often short enough
        try {
            InputStream input = SaslStreams.of(client, new ByteArrayInputStream(begun), OutputStream.nullOutputStream())
                    .input();
            assertThat(input.readAllBytes()).hasSizeLessThanOrEqualTo(garbage.length);
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("broke down"); // it is no slip that was caught
        }
    }
}
