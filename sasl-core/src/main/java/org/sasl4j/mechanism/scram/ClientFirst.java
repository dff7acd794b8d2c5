package org.sasl4j.mechanism.scram;

import java.util.Map;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.message.Gs2Header;
import org.sasl4j.message.SaslName;
import org.sasl4j.text.Utf8;

/**
 * {@code client-first-message} (RFC 5802 section 7).
 *
 * @param header the GS2 header
 * @param name the user name, unquoted
 * @param nonce the client's nonce
 * @param extensions optional attributes
 * @param bare {@code client-first-message-bare}, as it goes over the wire
 */
record ClientFirst(Gs2Header header, String name, String nonce, Map<String, String> extensions, String bare) {
    static ClientFirst of(Gs2Header header, String name, String nonce, Map<String, String> extensions)
            throws MechanismException {
        StringBuilder bare = new StringBuilder("n=")
                .append(SaslName.encode(name))
                .append(",r=")
                .append(nonce);
        for (Map.Entry<String, String> extension : extensions.entrySet()) {
            requireExtension(extension.getKey(), extension.getValue());
            bare.append(',').append(extension.getKey()).append('=').append(extension.getValue());
        }
        return new ClientFirst(header, name, nonce, extensions, bare.toString());
    }

    private static void requireExtension(String name, String value) throws MechanismException {
        boolean safe = !value.isEmpty() && value.indexOf(',') < 0 && value.indexOf('\0') < 0;
        if (!Attributes.isExtensionName(name) || !safe) {
            throw new MechanismException(
                    Reason.ABORTED,
                    "the SCRAM extension '" + name + "' must be letters that RFC 5802 does not use itself, with a"
                            + " value that is not empty and has no comma and no NUL");
        }
    }

    static ClientFirst parse(byte[] message) throws MechanismException {
        String text = decode(message);
        Gs2Header header = header(text);
        int start = header.encoded().length();
        Attributes attributes = new Attributes(Sender.CLIENT, text, start, text.length());
        String saslname = attributes.required('n');
        String nonce = attributes.required('r');
        if (!Nonce.isPrintable(nonce)) {
            throw attributes.malformed("has a nonce that is not printable ASCII");
        }
        return new ClientFirst(header, name(saslname), nonce, attributes.extensions(), text.substring(start));
    }

    private static String decode(byte[] message) throws MechanismException {
        try {
            return Utf8.decode(message, "SCRAM message");
        } catch (MechanismException e) {
            throw ServerError.INVALID_ENCODING.telling(e);
        }
    }

    private static Gs2Header header(String text) throws MechanismException {
        try {
            return Gs2Header.parse(text);
        } catch (MechanismException e) {
            throw ServerError.INVALID_ENCODING.telling(e);
        }
    }

    private static String name(String saslname) throws MechanismException {
        try {
            return SaslName.decode(saslname);
        } catch (MechanismException e) {
            throw ServerError.INVALID_USERNAME_ENCODING.telling(e);
        }
    }

    byte[] encode() throws MechanismException {
        return Utf8.encode(header.encoded() + bare, "user name");
    }
}
