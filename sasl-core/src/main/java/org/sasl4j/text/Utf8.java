package org.sasl4j.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/** UTF-8 that refuses what it cannot read or write, instead of putting a substitute there. */
public final class Utf8 {
    private Utf8() {}

    /**
     * Reads octets of a message.
     *
     * @param octets hold the text
     * @param from where it begins
     * @param to where it ends, exclusive
     * @param what the name of the text, for the error
     * @return the text
     * @throws MechanismException if the octets are not UTF-8
     */
    public static String decode(byte[] octets, int from, int to, String what) throws MechanismException {
        if (isAscii(octets, from, to)) {
            return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
        }
        requireValid(octets, from, to, what);
        return new String(octets, from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * Checks octets that are not to become a String, such as a password's.
     *
     * @param octets hold the text
     * @param from where it begins
     * @param to where it ends, exclusive
     * @param what the name of the text, for the error
     * @throws MechanismException if the octets are not UTF-8
     */
    public static void requireValid(byte[] octets, int from, int to, String what) throws MechanismException {
        if (isAscii(octets, from, to)) {
            return;
        }
        CharBuffer text = CharBuffer.allocate(to - from);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(octets, from, to - from), text, true);
        Arrays.fill(text.array(), '\0');
        if (result.isError()) {
            throw new MechanismException(Reason.MALFORMED, "the " + what + " is not UTF-8");
        }
    }

    /**
     * Reads a whole message.
     *
     * @param octets the text
     * @param what the name of the text, for the error
     * @return the text
     * @throws MechanismException if the octets are not UTF-8
     */
    public static String decode(byte[] octets, String what) throws MechanismException {
        return decode(octets, 0, octets.length, what);
    }

    /**
     * Writes text of this application.
     *
     * @param text the text
     * @param what the name of the text, for the error
     * @return the octets
     * @throws MechanismException if the text has an unpaired surrogate
     */
    public static byte[] encode(String text, String what) throws MechanismException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean paired = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!paired) {
                    throw new MechanismException(
                            Reason.ABORTED, "the " + what + " has an unpaired surrogate, which UTF-8 cannot express");
                }
                i++;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (octets[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
