package org.sasl4j.mechanism.scram;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.sasl4j.MechanismException;

/**
 * {@code client-final-message} (RFC 5802 section 7).
 *
 * @param channelBinding cbind-input: the GS2 header and, if it is used, the channel binding's data
 * @param nonce the client's nonce and the server's
 * @param extensions optional attributes
 * @param withoutProof {@code client-final-message-without-proof}, as it goes over the wire
 * @param proof the ClientProof
 */
record ClientFinal(
        byte[] channelBinding, String nonce, Map<String, String> extensions, byte[] withoutProof, byte[] proof) {
    private static final byte[] BINDING = {'c', '='};
    private static final byte[] NONCE = {',', 'r', '='};
    private static final byte[] PROOF = {',', 'p', '='};

    static byte[] withoutProof(byte[] channelBinding, String nonce) {
        byte[] base64 = Base64.getEncoder().encode(channelBinding);
        return Sequence.of(BINDING, base64, NONCE, nonce.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] encode(byte[] withoutProof, byte[] proof) {
        return Sequence.of(withoutProof, PROOF, Base64.getEncoder().encode(proof));
    }

    static ClientFinal parse(byte[] message) throws MechanismException {
        Attributes attributes = new Attributes(Sender.CLIENT, message, 0);
        byte[] channelBinding = attributes.requiredOctets('c');
        String nonce = attributes.required('r');
        Map<String, String> extensions = attributes.extensionsBefore('p');
        int comma = attributes.position() - 1;
        byte[] proof = attributes.requiredOctets('p');
        if (!attributes.extensions().isEmpty()) {
            throw attributes.malformed("has something behind its proof");
        }
        return new ClientFinal(channelBinding, nonce, extensions, Arrays.copyOf(message, comma), proof);
    }
}
