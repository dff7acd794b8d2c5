package org.sasl4j.mechanism.scram;

import java.util.Base64;
import java.util.Map;
import org.sasl4j.MechanismException;

/**
 * {@code server-final-message} of a successful login (RFC 5802 section 7). If the message reports an error, it is
 * thrown.
 *
 * @param verifier the ServerSignature
 * @param extensions optional attributes
 */
record ServerFinal(byte[] verifier, Map<String, String> extensions) {
    private static final byte[] VERIFIER = {'v', '='};

    static byte[] encode(byte[] verifier) {
        return Sequence.of(VERIFIER, Base64.getEncoder().encode(verifier));
    }

    static ServerFinal parse(byte[] message) throws MechanismException {
        Attributes attributes = new Attributes(Sender.SERVER, message, 0);
        if (attributes.isAt('e')) {
            throw ServerError.of(attributes.required('e')).received();
        }
        byte[] verifier = attributes.requiredOctets('v');
        return new ServerFinal(verifier, attributes.extensions());
    }
}
