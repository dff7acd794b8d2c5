package org.sasl4j.mechanism.scram;

import java.util.Map;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;
import org.sasl4j.text.Base64Text;
import org.sasl4j.text.Utf8;

/**
 * {@code server-first-message} (RFC 5802 section 7).
 *
 * @param nonce the client's nonce and the server's
 * @param salt the user's salt
 * @param iterations the user's iteration count
 * @param extensions optional attributes
 * @param text the message as it was sent
 */
record ServerFirst(String nonce, Bytes salt, int iterations, Map<String, String> extensions, String text) {
    private static final int MOST_DIGITS = 10;

    static ServerFirst of(String nonce, Bytes salt, int iterations) {
        String text = String.join(
                "", "r=", nonce, ",s=", Base64Text.encode(salt.toByteArray()), ",i=", Integer.toString(iterations));
        return new ServerFirst(nonce, salt, iterations, Map.of(), text);
    }

    static ServerFirst parse(byte[] message) throws MechanismException {
        String text = Utf8.decodeUnbounded(message, "SCRAM message");
        Attributes attributes = new Attributes(Sender.SERVER, text, 0, text.length());
        if (attributes.isAt('e')) {
            throw ServerError.of(attributes.required('e')).received();
        }
        String nonce = attributes.required('r');
        if (!Nonce.isPrintable(nonce)) {
            throw attributes.malformed("has a nonce that is not printable ASCII");
        }
        byte[] salt = attributes.requiredOctets('s');
        int iterations = iterations(attributes);
        return new ServerFirst(nonce, Bytes.copyOf(salt), iterations, attributes.extensions(), text);
    }

    /** Reads a posit-number. One that is too big for an int counts as the greatest int. */
    private static int iterations(Attributes attributes) throws MechanismException {
        String digits = attributes.required('i');
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9' || i == 0 && digit == '0') {
                throw attributes.malformed("has an iteration count that is not a positive number");
            }
            number = i < MOST_DIGITS ? number * 10 + (digit - '0') : Long.MAX_VALUE;
        }
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    byte[] encode() throws MechanismException {
        return Utf8.encodeUnbounded(text, "nonce");
    }
}
