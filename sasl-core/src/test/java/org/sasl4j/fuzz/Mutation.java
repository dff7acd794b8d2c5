package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** What an attacker makes of a message that is right. */
public final class Mutation {
    private static final int MOST_EDITS = 4;
    private static final int LONGEST_PIECE = 64;
    private static final int LONGEST_RAW = 2000;
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

    private Mutation() {}

    /** The message as it is, edited, with another proof, or octets that have nothing to do with it. */
    public static byte[] of(byte[] message, FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 7)) {
            case 0 -> data.consumeBytes(data.consumeInt(0, LONGEST_RAW));
            case 6, 7 -> SpoiltProof.in(message, data);
            default -> editedAnew(message, data);
        };
    }

    private static byte[] editedAnew(byte[] message, FuzzedDataProvider data) {
        byte[] mutated = message.clone();
        for (int edits = data.consumeInt(0, MOST_EDITS); edits > 0; edits--) {
            mutated = edited(mutated, data);
        }
        return mutated;
    }

    private static byte[] edited(byte[] message, FuzzedDataProvider data) {
        int from = data.consumeInt(0, message.length);
        int to = data.consumeInt(from, message.length);
        byte[] piece = Arrays.copyOfRange(message, from, to);
        return switch (data.consumeInt(0, 5)) {
            case 0 -> joined(message, from, to); // deleted
            case 1 -> joined(message, from, from, data.consumeBytes(LONGEST_PIECE)); // inserted
            case 2 -> joined(message, from, to, data.consumeBytes(LONGEST_PIECE)); // replaced
            case 3 -> joined(message, from, from, piece); // repeated
            case 4 -> joined(message, from, Math.min(from + 1, message.length), one(data)); // one becomes another
            default -> joined(message, from, to, reversed(piece));
        };
    }

    /** A character that base64 may have: nothing else of a message changes, and it stays readable. */
    private static byte[] one(FuzzedDataProvider data) {
        return new byte[] {(byte) BASE64.charAt(data.consumeInt(0, BASE64.length() - 1))};
    }

    /** Fields that are parted by commas change places. */
    private static byte[] reversed(byte[] piece) {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream(piece.length);
        int end = piece.length;
        for (int i = piece.length - 1; i >= -1; i--) {
            if (i < 0 || piece[i] == ',') {
                reversed.write(piece, i + 1, end - i - 1);
                if (i >= 0) {
                    reversed.write(',');
                }
                end = i;
            }
        }
        return reversed.toByteArray();
    }

    private static byte[] joined(byte[] message, int from, int to, byte[]... between) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(message, 0, from);
        for (byte[] piece : between) {
            joined.writeBytes(piece);
        }
        joined.write(message, to, message.length - to);
        return joined.toByteArray();
    }
}
