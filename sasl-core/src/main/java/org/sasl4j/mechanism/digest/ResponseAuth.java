package org.sasl4j.mechanism.digest;

import java.nio.charset.StandardCharsets;
import org.sasl4j.MechanismException;

/** {@code response-auth}, in which the server proves that it knows the password (RFC 2831 section 2.1.3). */
final class ResponseAuth {
    private static final int LONGEST = 2047;

    private ResponseAuth() {}

    static String parse(byte[] message) throws MechanismException {
        return Directives.parse(message, LONGEST).required("rspauth");
    }

    static byte[] encode(String responseValue) {
        return ("rspauth=" + responseValue).getBytes(StandardCharsets.US_ASCII);
    }
}
