package org.sasl4j.mechanism.scram;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.sasl4j.MechanismException;
import org.sasl4j.text.Base64Text;
import org.sasl4j.text.Utf8;

/**
 * {@code server-final-message} of a successful login (RFC 5802 section 7). If the message reports an error, it is
 * thrown.
 *
 * @param verifier the ServerSignature
 * @param extensions optional attributes
 */
record ServerFinal(byte[] verifier, Map<String, String> extensions) {
    static byte[] encode(byte[] verifier) {
        return "v=".concat(Base64Text.encode(verifier)).getBytes(StandardCharsets.US_ASCII);
    }

    static ServerFinal parse(byte[] message) throws MechanismException {
        String text = Utf8.decodeUnbounded(message, "SCRAM message");
        Attributes attributes = new Attributes(Sender.SERVER, text, 0, text.length());
        if (attributes.isAt('e')) {
            throw ServerError.of(attributes.required('e')).received();
        }
        byte[] verifier = attributes.requiredOctets('v');
        return new ServerFinal(verifier, attributes.extensions());
    }
}
