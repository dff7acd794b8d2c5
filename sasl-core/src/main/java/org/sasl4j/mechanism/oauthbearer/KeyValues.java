package org.sasl4j.mechanism.oauthbearer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.text.MessageParts;
import org.sasl4j.text.Utf8;

/**
 * {@code *kvpair kvsep}, which both mechanisms end in (RFC 7628 section 3.1): each key and value is followed by an octet of
 * 1, and so is the last of them. The value of auth stays an octet array that is wiped.
 */
final class KeyValues implements AutoCloseable {
    static final byte SEPARATOR = 1;

    private static final String AUTH = "auth";
    private static final Set<String> KNOWN = Set.of("host", "port", "user");
    private static final byte[] SCHEME = "bearer".getBytes(StandardCharsets.US_ASCII);

    private static final byte DEL = 0x7f;

    private final Context context;
    private final Map<String, String> values = new LinkedHashMap<>();
    private byte @Nullable [] authorization;

    private KeyValues(Context context) {
        this.context = context;
    }

    /** Reads what begins at a place and goes to the end of the message. */
    static KeyValues parse(byte[] message, int from, Context context) throws MechanismException {
        KeyValues pairs = new KeyValues(context);
        try {
            pairs.read(message, from);
            return pairs;
        } catch (MechanismException e) {
            pairs.close();
            throw e;
        }
    }

    private void read(byte[] message, int from) throws MechanismException {
        int at = from;
        for (int count = 0; at < message.length && message[at] != SEPARATOR; count++) {
            if (count == MessageParts.MOST) {
                throw malformed("has more than " + MessageParts.MOST + " keys");
            }
            int equals = at;
            while (equals < message.length && isAlpha(message[equals])) {
                equals++;
            }
            if (equals == at || equals == message.length || message[equals] != '=') {
                throw malformed("has something other than key=value between its separators");
            }
            int end = endOfValue(message, equals + 1);
            keep(message, at, equals, end);
            at = end + 1;
        }
        if (at != message.length - 1) {
            throw malformed("does not end in its two separators");
        }
    }

    private void keep(byte[] message, int at, int equals, int end) throws MechanismException {
        String key = new String(message, at, equals - at, StandardCharsets.ISO_8859_1);
        if (key.equals(AUTH)) {
            refuse(authorization != null);
            authorization = Arrays.copyOfRange(message, equals + 1, end);
        } else {
            String earlier = values.putIfAbsent(key, Utf8.decode(message, equals + 1, end, "value of a key", context));
            refuse(earlier != null && KNOWN.contains(key)); // of the unknown nothing matters
        }
    }

    private static void refuse(boolean twice) throws MechanismException {
        if (twice) {
            throw malformed("has a key twice");
        }
    }

    private static int endOfValue(byte[] message, int from) throws MechanismException {
        int end = from;
        while (end < message.length && isOfValue(message[end])) {
            end++;
        }
        if (end == message.length) {
            throw malformed("has a value without a separator after it");
        }
        if (message[end] != SEPARATOR) {
            throw malformed("has a control character in a value");
        }
        return end;
    }

    /** {@code value}: no control character but tab and ends of lines; what is beyond ASCII is UTF-8's to judge. */
    private static boolean isOfValue(byte octet) {
        return octet >= ' ' && octet != DEL || octet < 0 || octet == '\t' || octet == '\r' || octet == '\n';
    }

    static boolean isAlpha(byte octet) {
        return octet >= 'A' && octet <= 'Z' || octet >= 'a' && octet <= 'z';
    }

    /** The other keys and their values, handed over. */
    Map<String, String> values() {
        return values;
    }

    /**
     * The token of the Authorization header, empty if the header is: a client that asks where to get one.
     *
     * @return a secret that the caller closes
     */
    Secret token() throws MechanismException {
        byte[] header = authorization;
        if (header == null) {
            throw malformed("lacks the key auth");
        }
        if (header.length == 0) {
            return Secret.owning(header);
        }
        int start = SCHEME.length;
        for (int i = 0; i < start; i++) {
            if (i >= header.length || (header[i] | 0x20) != SCHEME[i]) { // case does not matter (section 4)
                throw malformed("has a scheme other than Bearer");
            }
        }
        while (start < header.length && header[start] == ' ') { // 1*SP (RFC 6750 section 2.1)
            start++;
        }
        if (start == SCHEME.length || !TokenSyntax.isToken(header, start, header.length)) {
            throw malformed("has a token that is not of the syntax of RFC 6750 section 2.1");
        }
        return Secret.owning(Arrays.copyOfRange(header, start, header.length));
    }

    static MechanismException malformed(String what) {
        return new MechanismException(
                Reason.MALFORMED, "the message with the token " + what + " (RFC 7628 section 3.1)");
    }

    @Override
    public void close() {
        if (authorization != null) {
            Arrays.fill(authorization, (byte) 0);
        }
    }
}
