package org.sasl4j.mechanism.scram;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;
import org.sasl4j.text.Utf8;

/**
 * {@code server-first-message} (RFC 5802 section 7).
 *
 * @param nonce the client's nonce and the server's
 * @param salt the user's salt
 * @param iterations the user's iteration count
 * @param extensions optional attributes
 */
record ServerFirst(String nonce, Bytes salt, int iterations, Map<String, String> extensions) {
    private static final byte[] NONCE = {'r', '='};
    private static final byte[] SALT = {',', 's', '='};
    private static final byte[] ITERATIONS = {',', 'i', '='};
    private static final int MOST_DIGITS = 10;

    static ServerFirst of(String nonce, Bytes salt, int iterations) {
        return new ServerFirst(nonce, salt, iterations, Map.of());
    }

    static ServerFirst parse(byte[] message) throws MechanismException {
        Attributes attributes = new Attributes(Sender.SERVER, message, 0);
        if (attributes.isAt('e')) {
            throw ServerError.of(attributes.required('e')).received();
        }
        String nonce = attributes.required('r');
        if (!Nonce.isPrintable(nonce)) {
            throw attributes.malformed("has a nonce that is not printable ASCII");
        }
        byte[] salt = attributes.requiredOctets('s');
        int iterations = iterations(attributes);
        return new ServerFirst(nonce, Bytes.copyOf(salt), iterations, attributes.extensions());
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
        return Sequence.of(
                NONCE,
                Utf8.encodeUnbounded(nonce, "nonce"),
                SALT,
                Base64.getEncoder().encode(salt.toByteArray()),
                ITERATIONS,
                Integer.toString(iterations).getBytes(StandardCharsets.US_ASCII));
    }
}
