package org.sasl4j.mechanism.digest;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.Protection;
import org.sasl4j.ServerContext;
import org.sasl4j.fuzz.Allocation;
import org.sasl4j.fuzz.Mutation;
import org.sasl4j.fuzz.Party;

/** The layers of DIGEST-MD5: only what the peer sent is opened, in its order, and nothing any more after the first doubt. */
class DigestLayerFuzzTest {
    private static final ServerContext CONTEXT = Party.HONEST.server();
    private static final byte[] KEY = new byte[LayerKeys.LENGTH];
    private static final int MOST_FRAMES = 3;
    private static final int LONGEST = 40;

    /** Auth-int and every cipher. */
    private static final List<@Nullable DigestCipher> CIPHERS = new ArrayList<>(List.of(DigestCipher.values()));

    static {
        CIPHERS.add(null);
    }

    private static DigestLayer layer(@Nullable DigestCipher cipher, LayerKeys sends) throws MechanismException {
        return DigestLayer.of(cipher, sends, KEY, CONTEXT, Protection.BUFFER);
    }

    /** What the peer sent, and what came of it on its way. */
    private record Frame(byte[] sent, byte[] received) {
        /** Not by what Jazzer listens to: it would learn what one execution sends, and say it in another with the same key. */
        boolean isIntact() {
            return MessageDigest.isEqual(sent, received);
        }
    }

    @FuzzTest
    void opensNothingButWhatThePeerSent(FuzzedDataProvider data) throws MechanismException {
        DigestCipher cipher = CIPHERS.get(data.consumeInt(0, CIPHERS.size() - 1));
        List<Frame> frames = frames(layer(cipher, LayerKeys.CLIENT_TO_SERVER), data);
        int length = frames.stream().mapToInt(frame -> frame.received().length).sum();
        int opened = Allocation.bounded(length, () -> opened(layer(cipher, LayerKeys.SERVER_TO_CLIENT), frames));
        if (opened != frames.stream().takeWhile(Frame::isIntact).count()) {
            throw new AssertionError(opened + " buffers were opened");
        }
    }

    private static List<Frame> frames(DigestLayer peer, FuzzedDataProvider data) throws MechanismException {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < MOST_FRAMES; i++) {
            byte[] message = new byte[data.consumeInt(0, LONGEST)];
            Arrays.fill(message, (byte) i);
            byte[] sent = peer.wrap(message, 0, message.length);
            frames.add(new Frame(sent, Mutation.of(sent, data)));
        }
        return frames;
    }

    /** How many, before and after the first that is refused. */
    private static int opened(DigestLayer own, List<Frame> frames) {
        int opened = 0;
        for (Frame frame : frames) {
            try {
                own.unwrap(frame.received(), 0, frame.received().length);
                opened++;
            } catch (MechanismException refused) {
                // as it has to be
            }
        }
        return opened;
    }
}
