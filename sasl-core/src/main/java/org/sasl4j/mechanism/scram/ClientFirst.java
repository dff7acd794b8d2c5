package org.sasl4j.mechanism.scram;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServerContext;
import org.sasl4j.message.Gs2Header;
import org.sasl4j.message.SaslName;
import org.sasl4j.text.Utf8;

/**
 * {@code client-first-message} (RFC 5802 section 7).
 *
 * @param header the GS2 header
 * @param name the user name, decoded, or the one in {@link Scram#USER}
 * @param nonce the client's nonce
 * @param extensions optional attributes
 * @param bare {@code client-first-message-bare}, as it goes over the wire
 */
record ClientFirst(Gs2Header header, String name, String nonce, Map<String, String> extensions, byte[] bare) {
    private static final byte[] NO_NAME = {'n', '=', ','};

    static ClientFirst of(Gs2Header header, String name, String nonce, Map<String, String> extensions, Context context)
            throws MechanismException {
        String usual = String.join("", "n=", SaslName.encode(name, context), ",r=", nonce);
        if (extensions.isEmpty()) {
            return new ClientFirst(header, name, nonce, extensions, Utf8.encodeUnbounded(usual, "user name"));
        }
        StringBuilder bare = new StringBuilder(usual);
        for (Map.Entry<String, String> extension : extensions.entrySet()) {
            requireExtension(extension.getKey(), extension.getValue());
            bare.append(',').append(extension.getKey()).append('=').append(extension.getValue());
        }
        return new ClientFirst(
                header, name, nonce, extensions, Utf8.encodeUnbounded(bare.toString(), "value of an extension"));
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

    /**
     * A name in {@link Scram#USER} replaces the one in the message. That may be empty then: PostgreSQL's clients send
     * none.
     */
    static ClientFirst parse(byte[] message, ServerContext context) throws MechanismException {
        int start = endOfHeader(message);
        Gs2Header header = header(message, start, context);
        Optional<String> told = context.settings().get(Scram.USER);
        boolean unnamed = told.isPresent() && isUnnamed(message, start);
        int from = unnamed ? start + NO_NAME.length : start;
        Attributes attributes = new Attributes(Sender.CLIENT, message, from);
        String named = unnamed ? "" : name(attributes.required('n'), context);
        String name = told.orElse(named);
        String nonce = attributes.required('r');
        if (!Nonce.isPrintable(nonce)) {
            throw attributes.malformed("has a nonce that is not printable ASCII");
        }
        return new ClientFirst(
                header, name, nonce, attributes.extensions(), Arrays.copyOfRange(message, start, message.length));
    }

    /** Behind the second comma, or at the end of a message that is malformed. */
    private static int endOfHeader(byte[] message) {
        int commas = 0;
        int at = 0;
        while (at < message.length && commas < 2) {
            commas += message[at++] == ',' ? 1 : 0;
        }
        return at;
    }

    private static Gs2Header header(byte[] message, int end, ServerContext context) throws MechanismException {
        try {
            return Gs2Header.parse(Utf8.decodeUnbounded(message, 0, end, "SCRAM message"), context);
        } catch (MechanismException e) {
            throw ServerError.INVALID_ENCODING.telling(e);
        }
    }

    private static boolean isUnnamed(byte[] message, int from) {
        for (int i = 0; i < NO_NAME.length; i++) {
            if (from + i == message.length || message[from + i] != NO_NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static String name(String saslname, ServerContext context) throws MechanismException {
        try {
            return SaslName.decode(saslname, context);
        } catch (MechanismException e) {
            throw ServerError.INVALID_USERNAME_ENCODING.telling(e);
        }
    }

    byte[] encode() throws MechanismException {
        return Sequence.of(Utf8.encodeUnbounded(header.encoded(), "authorization identity"), bare);
    }
}
