package org.sasl4j.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/** UTF-8 that refuses what it cannot read or write. It never puts a substitute there. */
public final class Utf8 {
    private static final byte[] NOTHING = {};
    private static final char SUBSTITUTE = '\uFFFD'; // what the JDK puts where octets are not UTF-8

    private Utf8() {}

    /**
     * Reads one text from a part of a message.
     *
     * @param octets the array that holds the text
     * @param from where the text begins
     * @param to where the text ends, exclusive
     * @param what the name of the text, for the error
     * @param context knows how long it may be
     * @return the text
     * @throws MechanismException if the octets are too many or not UTF-8
     */
    public static String decode(byte[] octets, int from, int to, String what, Context context)
            throws MechanismException {
        TextLength.requireOfPeer(to - from, what, context);
        return decodeUnbounded(octets, from, to, what);
    }

    /**
     * Reads a message that consists of one text.
     *
     * @param octets the text
     * @param what the name of the text, for the error
     * @param context knows how long it may be
     * @return the text
     * @throws MechanismException if the octets are too many or not UTF-8
     */
    public static String decode(byte[] octets, String what, Context context) throws MechanismException {
        return decode(octets, 0, octets.length, what, context);
    }

    /**
     * Reads a part of a message that holds several texts, each with a bound of its own.
     *
     * @param octets the array that holds the part
     * @param from where the part begins
     * @param to where the part ends, exclusive
     * @param what the name of the message, for the error
     * @return the message
     * @throws MechanismException if the octets are not UTF-8
     */
    public static String decodeUnbounded(byte[] octets, int from, int to, String what) throws MechanismException {
        if (from == to) {
            return "";
        }
        String text = new String(octets, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(SUBSTITUTE) >= 0) { // which may have been sent
            requireValid(octets, from, to, what);
        }
        return text;
    }

    /**
     * Checks octets that must not become a String, such as a password's.
     *
     * @param octets the array that holds the text
     * @param from where the text begins
     * @param to where the text ends, exclusive
     * @param what the name of the text, for the error
     * @param context knows how long it may be
     * @throws MechanismException if the octets are too many or not UTF-8
     */
    public static void requireValid(byte[] octets, int from, int to, String what, Context context)
            throws MechanismException {
        TextLength.requireOfPeer(to - from, what, context);
        requireValid(octets, from, to, what);
    }

    private static void requireValid(byte[] octets, int from, int to, String what) throws MechanismException {
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
     * Reads a message that holds several texts, each with a bound of its own.
     *
     * @param octets the message
     * @param what the name of the message, for the error
     * @return the message
     * @throws MechanismException if the octets are not UTF-8
     */
    public static String decodeUnbounded(byte[] octets, String what) throws MechanismException {
        return decodeUnbounded(octets, 0, octets.length, what);
    }

    /**
     * Writes one text of this side.
     *
     * @param text the text
     * @param what the name of the text, for the error
     * @param context knows how long it may be
     * @return the octets
     * @throws MechanismException if the text is too long or has an unpaired surrogate
     */
    public static byte[] encode(String text, String what, Context context) throws MechanismException {
        byte[] octets = encodeUnbounded(text, what);
        TextLength.requireOwn(octets.length, what, context);
        return octets;
    }

    /**
     * Writes a message that holds several texts, each with a bound of its own.
     *
     * @param text the message
     * @param what the name of the text in it that can go wrong, for the error
     * @return the octets
     * @throws MechanismException if the text has an unpaired surrogate
     */
    public static byte[] encodeUnbounded(String text, String what) throws MechanismException {
        if (text.isEmpty()) {
            return NOTHING;
        }
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
