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
    private final Context context;
    private final StringBuilder text = new StringBuilder();

    KeyValueWriter(Context context) {
        this.context = context;
    }

    /** What stands before the pairs. */
    void putHeader(String gs2Header) throws MechanismException {
        putValue(gs2Header, "authorization identity");
    }

    void put(String key, String value) throws MechanismException {
        TextLength.requireOwn(value, "value of " + key, context);
        text.append(key).append('=');
        putValue(value, "value of " + key);
    }

    private void putValue(String value, String what) throws MechanismException {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) == 0x7f) {
                throw new MechanismException(
                        Reason.ABORTED, "the " + what + " has a control character (RFC 7628 section 3.1)");
            }
        }
        text.append(value).append((char) KeyValues.SEPARATOR);
    }

    /** The message, with the token last. */
    byte[] encode(Secret token) throws MechanismException {
        OwnSecret.requireToken(token);
        byte[] before = Utf8.encodeUnbounded(text.append("auth=Bearer ").toString(), "value of a key");
        int end = before.length + token.length();
        byte[] message = Arrays.copyOf(before, end + 2);
        token.revealInto(message, before.length);
        if (!TokenSyntax.isToken(message, before.length, end)) {
            Arrays.fill(message, (byte) 0);
            throw new MechanismException(
                    Reason.ABORTED, "the token has a character that RFC 6750 section 2.1 does not allow");
        }
        message[end] = KeyValues.SEPARATOR;
        message[end + 1] = KeyValues.SEPARATOR;
        return message;
    }
}
