package org.sasl4j.mechanism.scram;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.sasl4j.MechanismException;
import org.sasl4j.text.Base64Text;
import org.sasl4j.text.Utf8;

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
        byte[] channelBinding, String nonce, Map<String, String> extensions, String withoutProof, byte[] proof) {
    private static final String PROOF = ",p=";

    static String withoutProof(byte[] channelBinding, String nonce) {
        return String.join("", "c=", Base64Text.encode(channelBinding), ",r=", nonce);
    }

    static byte[] encode(String withoutProof, byte[] proof) {
        return String.join("", withoutProof, PROOF, Base64Text.encode(proof)).getBytes(StandardCharsets.US_ASCII);
    }

    static ClientFinal parse(byte[] message) throws MechanismException {
        String text;
        try {
            text = Utf8.decodeUnbounded(message, "SCRAM message");
        } catch (MechanismException e) {
            throw ServerError.INVALID_ENCODING.telling(e);
        }
        int proofAt = Math.max(text.lastIndexOf(PROOF), 0);
        Attributes attributes = new Attributes(Sender.CLIENT, text, 0, proofAt);
        byte[] channelBinding = attributes.requiredOctets('c');
        String nonce = attributes.required('r');
        Map<String, String> extensions = attributes.extensions();
        Attributes last = new Attributes(Sender.CLIENT, text, proofAt + 1, text.length());
        byte[] proof = last.requiredOctets('p');
        if (!last.extensions().isEmpty()) {
            throw last.malformed("has something behind its proof");
        }
        return new ClientFinal(channelBinding, nonce, extensions, text.substring(0, proofAt), proof);
    }
}
