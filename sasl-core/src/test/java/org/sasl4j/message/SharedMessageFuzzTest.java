package org.sasl4j.message;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sasl4j.MechanismException;
import org.sasl4j.ServerContext;
import org.sasl4j.fuzz.Party;
import org.sasl4j.fuzz.Reading;

/** PLAIN's message, the GS2 header and quoted names: what can be read is written as it was. */
class SharedMessageFuzzTest {
    private static final ServerContext CONTEXT = Party.HONEST.server();

    @FuzzTest
    void isReadOrRefused(byte[] message) throws MechanismException {
        PlainMessage plain = Reading.message(message, () -> PlainMessage.parse(message, CONTEXT))
                .orElse(null);
        if (plain != null && isWritable(plain) && !Arrays.equals(message, written(plain))) {
            throw new AssertionError("PLAIN's message is written in another way than it was read");
        }
        String text = new String(message, StandardCharsets.UTF_8);
        Reading.message(message, () -> Gs2Header.parse(text, CONTEXT));
        String name =
                Reading.message(message, () -> SaslName.decode(text, CONTEXT)).orElse("");
        if (!name.isEmpty() && name.indexOf('\0') < 0 && text.indexOf(',') < 0) {
            requireSame(text, SaslName.encode(name, CONTEXT));
        }
    }

    private static byte[] written(PlainMessage message) throws MechanismException {
        return PlainMessage.encode(message.authorizationId(), message.authenticationId(), message.password(), CONTEXT);
    }

    /** A client uses no password that is nothing once it is prepared. */
    private static boolean isWritable(PlainMessage message) {
        try {
            OwnSecret.requirePassword(message.password(), CONTEXT);
            return true;
        } catch (MechanismException nothing) {
            return false;
        }
    }

    private static void requireSame(String read, String written) {
        if (!read.equals(written)) {
            throw new AssertionError("a name is written in another way than it was read");
        }
    }
}
