package org.sasl4j.conformance.digest;

import static org.sasl4j.conformance.digest.Digest.CLIENTS;
import static org.sasl4j.conformance.digest.Digest.SERVERS;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Trials;
import org.sasl4j.conformance.Violation;

/** The security layer (RFC 2831 sections 2.3 and 2.4). */
final class LayerRows {
    private static final int SHORT = 40;
    private static final int[] LONG = {1000, 65_000};
    private static final int BLOCK = 8;
    private static final int MAC_BLOCK = 16;
    private static final byte[] MESSAGE = message(20);

    private LayerRows() {}

    static List<Row> all() {
        return List.of(integrity(), confidentiality(), framing());
    }

    private static byte[] message(int length) {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) {
            message[i] = (byte) ('a' + i % 26);
        }
        return message;
    }

    private static Row integrity() {
        List<Trial> trials = new ArrayList<>();
        for (Sealing sealing : List.of(Sealing.SIGNED, Sealing.RC4, Sealing.TRIPLE_DES)) {
            both(trials, sealing, "", LayerRows::right);
            changed(trials, sealing, "its first octet changed", buffer -> flipped(buffer, 0));
            changed(trials, sealing, "its MAC changed", buffer -> flipped(buffer, buffer.length - 7));
            changed(trials, sealing, "another type", buffer -> flipped(buffer, buffer.length - 5));
            changed(trials, sealing, "another number", buffer -> flipped(buffer, buffer.length - 1));
            changed(trials, sealing, "its last octet cut off", buffer -> Arrays.copyOf(buffer, buffer.length - 1));
            changed(trials, sealing, "an octet more", buffer -> Arrays.copyOf(buffer, buffer.length + 1));
            changed(trials, sealing, "its first octets alone", buffer -> Arrays.copyOf(buffer, 5));
            both(trials, sealing, "a buffer sent twice", layer -> {
                byte[] buffer = layer.sending().wrap(MESSAGE);
                layer.delivers(buffer, MESSAGE);
                return layer.discards(buffer, "a buffer sent twice");
            });
            both(trials, sealing, "a buffer after one that was lost", layer -> {
                layer.sending().wrap(MESSAGE);
                return layer.discards(layer.sending().wrap(MESSAGE), "a buffer after one that was lost");
            });
            both(
                    trials,
                    sealing,
                    "its own buffer sent back",
                    layer -> layer.discards(layer.wraps(MESSAGE), "its own buffer"));
        }
        return new Row(
                "D17",
                "RFC 2831 section 2.3",
                "a buffer has a MAC over its number and message, with a key for each direction; nothing comes through of"
                        + " one that was changed, repeated or lost",
                trials);
    }

    private static byte[] flipped(byte[] buffer, int at) {
        buffer[at] ^= 1;
        return buffer;
    }

    private static String right(Layered layer) {
        for (int i = 0; i < 3; i++) {
            layer.delivers(layer.sending().wrap(MESSAGE), MESSAGE);
            require(layer, MESSAGE);
        }
        return "took and made three right buffers";
    }

    private static void require(Layered layer, byte[] message) {
        byte[] buffer = layer.wraps(message);
        if (message.length == 0 && buffer.length == 0) { // nothing to send, so no buffer
            return;
        }
        if (!MessageDigest.isEqual(layer.receiving().unwrap(buffer), message)) {
            throw new Violation("made a buffer of another message than it was given");
        }
    }

    private static void changed(List<Trial> trials, Sealing sealing, String what, UnaryOperator<byte[]> change) {
        String title = "a buffer with " + what;
        both(
                trials,
                sealing,
                title,
                layer -> layer.discards(change.apply(layer.sending().wrap(MESSAGE)), title));
    }

    /** Adds a trial for both sides. An unchanged right buffer is the control of the others. */
    private static void both(List<Trial> trials, Sealing sealing, String what, Function<Layered, String> script) {
        for (Trials side : List.of(CLIENTS, SERVERS)) {
            trials.add(side.of(
                    what.isEmpty() ? "right buffers of " + sealing : sealing + ": " + what,
                    dialogue -> script.apply(Layered.of(dialogue, sealing))));
        }
    }

    private static Row confidentiality() {
        List<Trial> trials = new ArrayList<>();
        for (Sealing sealing : Sealing.ciphers()) {
            both(trials, sealing, "messages of 0 to 40, 1000 and 65000 octets", LayerRows::lengths);
        }
        for (Sealing sealing : List.of(Sealing.DES, Sealing.TRIPLE_DES)) {
            both(trials, sealing, "messages that need 8 octets of padding", LayerRows::wholeBlock);
            both(trials, sealing, "messages that end in their padding's octet", LayerRows::endingInPadding);
            padding(trials, sealing, "that counts -124", pad -> last(pad, (byte) 0x84));
            padding(trials, sealing, "that counts 0", pad -> last(pad, (byte) 0));
            padding(trials, sealing, "that counts 9", pad -> last(pad, (byte) 9));
            padding(trials, sealing, "that counts 127", pad -> last(pad, (byte) 127));
        }
        return new Row(
                "D18",
                "RFC 2831 section 2.4",
                "a message, padded to whole blocks with 1 to 8 octets that count themselves, and its MAC are sealed as one"
                        + " stream, with keys from the first 5, 7 or 16 octets of H(A1)",
                trials);
    }

    private static String lengths(Layered layer) {
        for (int length = 0; length <= SHORT; length++) {
            roundTrip(layer, message(length));
        }
        for (int length : LONG) {
            roundTrip(layer, message(length));
        }
        return "took and made messages of all these lengths";
    }

    private static void roundTrip(Layered layer, byte[] message) {
        layer.delivers(layer.sending().wrap(message), message);
        require(layer, message);
    }

    /** Messages that fill whole blocks together with the MAC. */
    private static String wholeBlock(Layered layer) {
        for (int length = 6; length <= 6 + 3 * BLOCK; length += BLOCK) {
            roundTrip(layer, message(length));
        }
        return "took and made all of them";
    }

    private static String endingInPadding(Layered layer) {
        for (int length = 1; length <= 2 * BLOCK; length++) {
            byte[] message = message(length);
            int pad = BLOCK - (length + 10) % BLOCK;
            message[length - 1] = (byte) pad;
            roundTrip(layer, message);
        }
        return "took and made all of them";
    }

    private static byte[] last(byte[] pad, byte count) {
        pad[pad.length - 1] = count;
        return pad;
    }

    private static void padding(List<Trial> trials, Sealing sealing, String what, UnaryOperator<byte[]> change) {
        String title = "padding " + what;
        both(trials, sealing, title, layer -> layer.discards(layer.sending().wrap(MESSAGE, change), title));
    }

    private static Row framing() {
        List<Trial> trials = new ArrayList<>();
        both(trials, Sealing.SIGNED, "the length of a buffer", LayerRows::unframed);
        both(trials, Sealing.RC4, "the length of a buffer", LayerRows::unframed);
        return new Row(
                "D20",
                "RFC 4422 section 3.7",
                "the four octets of a buffer's length are the protocol's: wrap() does not add them",
                trials);
    }

    private static String unframed(Layered layer) {
        int length = layer.wraps(MESSAGE).length;
        if (length != MESSAGE.length + MAC_BLOCK) {
            throw new Violation(
                    "made " + length + " octets of " + MESSAGE.length + ", where " + MAC_BLOCK + " are added");
        }
        return "added " + MAC_BLOCK + " octets";
    }
}
