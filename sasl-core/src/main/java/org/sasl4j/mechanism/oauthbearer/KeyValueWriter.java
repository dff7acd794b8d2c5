package org.sasl4j.mechanism.oauthbearer;

import java.util.Arrays;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.message.OwnSecret;
import org.sasl4j.text.TextLength;
import org.sasl4j.text.Utf8;

/** Writes what {@link KeyValues} reads, and nothing that could be read otherwise. */
final class KeyValueWriter {
    private final byte[] head;
    private final Context context;
    private final StringBuilder pairs = new StringBuilder();

    /** What stands before the pairs. */
    KeyValueWriter(byte[] head, Context context) {
        this.head = head;
        this.context = context;
    }

    void put(String key, String value) throws MechanismException {
        TextLength.requireOwn(value, "value of " + key, context);
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) == 0x7f) {
                throw new MechanismException(
                        Reason.ABORTED, "the value of " + key + " has a control character (RFC 7628 section 3.1)");
            }
        }
        pairs.append(key).append('=').append(value).append((char) KeyValues.SEPARATOR);
    }

    /** The message, with the token last. */
    byte[] encode(Secret token) throws MechanismException {
        byte[] octets = OwnSecret.requireToken(token).revealBytes();
        try {
            if (!KeyValues.isToken(octets, 0)) {
                throw new MechanismException(
                        Reason.ABORTED, "the token has a character that RFC 6750 section 2.1 does not allow");
            }
            byte[] before = Utf8.encodeUnbounded(pairs.append("auth=Bearer ").toString(), "value of a key");
            byte[] message = Arrays.copyOf(head, head.length + before.length + octets.length + 2);
            System.arraycopy(before, 0, message, head.length, before.length);
            System.arraycopy(octets, 0, message, head.length + before.length, octets.length);
            message[message.length - 2] = KeyValues.SEPARATOR;
            message[message.length - 1] = KeyValues.SEPARATOR;
            return message;
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
