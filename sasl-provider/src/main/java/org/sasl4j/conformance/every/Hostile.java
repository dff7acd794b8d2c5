package org.sasl4j.conformance.every;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslException;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Spoken;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Violation;

/**
 * Messages that no honest peer sends. A mechanism may refuse or accept them, but must throw nothing but SaslException.
 */
final class Hostile {
    private static final int LARGE = 65536;
    private static final int OCTETS = 256;

    private Hostile() {}

    private static Map<String, byte[]> messages() {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        messages.put("an empty message", new byte[0]);
        messages.put("one NUL", new byte[1]);
        messages.put("64 KB of one letter", "A".repeat(LARGE).getBytes(StandardCharsets.US_ASCII));
        messages.put("64 KB of commas", ",".repeat(LARGE).getBytes(StandardCharsets.US_ASCII));
        messages.put("64 KB of NULs", new byte[LARGE]);
        messages.put("every octet", every());
        messages.put("what is not UTF-8", new byte[] {(byte) 0xc0, (byte) 0x80, (byte) 0xff, (byte) 0xed, (byte) 0xa0});
        messages.put("quotes and signs", "=,==,\"\\,'%s%n${x}".getBytes(StandardCharsets.US_ASCII));
        return messages;
    }

    private static byte[] every() {
        byte[] octets = new byte[OCTETS];
        for (int i = 0; i < OCTETS; i++) {
            octets[i] = (byte) i;
        }
        return octets;
    }

    /** Sends each as the first message. If that is accepted, sends it again. */
    static String heardByNew(Dialogue dialogue) {
        messages().forEach((what, message) -> {
            Tested tested = Exchanges.fresh(dialogue);
            Reply reply = tested.hear(message);
            require(reply, what);
            if (!reply.isRefusal() && !reply.complete()) {
                require(tested.hear(message), what + ", again");
            }
            Tested begun = Exchanges.fresh(dialogue);
            Reply first = begun.begin();
            if (!first.isRefusal() && !first.complete()) {
                require(begun.hear(message), what + ", after an empty message");
            }
        });
        return "threw nothing but SaslException";
    }

    /**
     * Sends them in place of each message of a right login. Also sends each of those messages cut off after every
     * octet.
     */
    static String heardInLogin(Dialogue dialogue, Exchanges exchanges) {
        exchanges.login().play(dialogue);
        List<byte[]> said = kit(dialogue);
        for (int place = 0; place < said.size(); place++) {
            List<byte[]> before = said.subList(0, place);
            byte[] right = said.get(place);
            messages().forEach((what, message) -> hear(dialogue, before, message, what));
            for (int length = 0; length < right.length; length++) {
                hear(dialogue, before, Arrays.copyOf(right, length), "a message cut off after " + length + " octets");
            }
        }
        return "threw nothing but SaslException";
    }

    private static List<byte[]> kit(Dialogue dialogue) {
        List<byte[]> said = new ArrayList<>();
        for (Spoken spoken : dialogue.spoken()) {
            if (spoken.speaker().equals(Dialogue.KIT) && spoken.octets() != null) {
                said.add(spoken.octets());
            }
        }
        return said;
    }

    private static void hear(Dialogue dialogue, List<byte[]> before, byte[] message, String what) {
        Tested tested = Exchanges.fresh(dialogue);
        for (byte[] right : before) {
            Reply reply = tested.hear(right);
            if (reply.isRefusal() || reply.complete()) { // for example if it depends on a nonce
                return;
            }
        }
        require(tested.hear(message), what);
    }

    private static void require(Reply reply, String what) {
        Throwable failure = reply.failure();
        if (failure != null && !(failure instanceof SaslException)) {
            throw new Violation(
                    "threw " + failure.getClass().getSimpleName() + ", which is no SaslException, on " + what);
        }
    }
}
