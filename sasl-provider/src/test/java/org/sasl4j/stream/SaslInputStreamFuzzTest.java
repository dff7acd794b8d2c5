package org.sasl4j.stream;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import javax.security.sasl.Sasl;
import org.sasl4j.fuzz.Allowance;

/** Frames of any length and content: those that are right are opened, and no room is made for what is only announced. */
class SaslInputStreamFuzzTest {
    /** Each of the two streams has a buffer. */
    private static final Allowance ALLOWANCE = new Allowance(128 << 10, 200);

    private static final String LARGEST = String.valueOf((1 << 24) - 1);
    private static final int MOST_FRAMES = 3;
    private static final int LONGEST = 100;

    @FuzzTest
    void opensWhatCameAndMakesNoRoomForMore(FuzzedDataProvider data) throws IOException {
        byte[] sent = {};
        byte[] received = {};
        for (int frames = data.consumeInt(0, MOST_FRAMES); frames > 0; frames--) {
            byte[] message = data.consumeBytes(LONGEST);
            sent = XorClient.concat(sent, message);
            received = XorClient.concat(received, XorClient.frame(message));
        }
        received = XorClient.concat(received, data.consumeRemainingAsBytes());
        byte[] all = received;
        byte[] opened = ALLOWANCE.hold(all.length, () -> read(all));
        if (!Arrays.equals(sent, Arrays.copyOf(opened, sent.length))) {
            throw new AssertionError("frames that are right were not opened");
        }
    }

    /** All that is opened before the end, or before the first frame that is wrong. */
    private static byte[] read(byte[] received) throws IOException {
        byte[] opened = new byte[received.length];
        int length = 0;
        XorClient client = new XorClient().with(Sasl.MAX_BUFFER, LARGEST);
        InputStream stream = SaslStreams.of(client, new ByteArrayInputStream(received), OutputStream.nullOutputStream())
                .input();
        try {
            for (int count = 0; count >= 0; count = stream.read(opened, length, opened.length - length)) {
                length += count;
                if (length == opened.length) {
                    break;
                }
            }
        } catch (IOException wrong) {
            requireFailed(stream);
        }
        return Arrays.copyOf(opened, length);
    }

    private static void requireFailed(InputStream stream) {
        try {
            stream.read();
            throw new AssertionError("a stream goes on after a frame that is wrong");
        } catch (IOException again) {
            // as it has to be
        }
    }
}
