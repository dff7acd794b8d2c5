package org.sasl4j.mechanism.oauthbearer;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Service;
import org.sasl4j.message.Gs2Header;
import org.sasl4j.text.Utf8;

/** {@code client-resp}: a GS2 header, host and port, the token, and what else there is (RFC 7628 section 3.1). */
final class ClientResponse {
    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final Set<String> RESERVED = Set.of("auth", HOST, PORT);
    private static final int MOST_DIGITS = 5;

    private ClientResponse() {}

    static TokenRequest parse(byte[] message, Context context) throws MechanismException {
        int first = 0;
        while (first < message.length && message[first] != KeyValues.SEPARATOR) {
            first++;
        }
        String text = Utf8.decodeUnbounded(message, 0, first, "GS2 header");
        Gs2Header header = Gs2Header.parse(text, context);
        if (header.encoded().length() != text.length()) {
            throw KeyValues.malformed("has something between its GS2 header and the first separator");
        }
        if (header.flag() == Gs2Header.Flag.USED) {
            throw KeyValues.malformed("uses a channel binding, and none is defined for it, section 3.1");
        }
        try (KeyValues pairs = KeyValues.parse(message, first + 1, context)) {
            Map<String, String> extensions = pairs.values();
            String host = extensions.remove(HOST);
            int port = port(extensions.remove(PORT));
            return new TokenRequest(
                    pairs.token(), header.authorizationId(), host == null ? "" : host, port, extensions);
        }
    }

    private static int port(@Nullable String digits) throws MechanismException {
        if (digits == null) {
            return 0;
        }
        boolean decimal = digits.length() <= MOST_DIGITS && !digits.isEmpty() && digits.charAt(0) != '0';
        int port = 0;
        for (int i = 0; i < digits.length() && decimal; i++) {
            char digit = digits.charAt(i);
            decimal = digit >= '0' && digit <= '9';
            port = port * 10 + (digit - '0');
        }
        if (!decimal || port > Service.LAST_PORT) {
            throw KeyValues.malformed("has a port that is not a number from 1 to 65535 without leading zeros");
        }
        return port;
    }

    static byte[] encode(TokenRequest request, Context context) throws MechanismException {
        Gs2Header header = Gs2Header.unbound(Gs2Header.Flag.NOT_SUPPORTED, request.authorizationId(), context);
        KeyValueWriter writer = new KeyValueWriter(context);
        writer.putHeader(header.encoded());
        if (!request.host().isEmpty()) {
            writer.put(HOST, request.host());
        }
        if (request.port().isPresent()) {
            writer.put(PORT, String.valueOf(request.port().getAsInt()));
        }
        for (Map.Entry<String, String> extension : request.extensions().entrySet()) {
            requireKey(extension.getKey());
            writer.put(extension.getKey(), extension.getValue());
        }
        return writer.encode(request.token());
    }

    private static void requireKey(String key) throws MechanismException {
        boolean letters = !key.isEmpty();
        for (int i = 0; i < key.length(); i++) {
            letters &= key.charAt(i) < 0x80 && KeyValues.isAlpha((byte) key.charAt(i));
        }
        if (!letters || RESERVED.contains(key)) {
            throw new MechanismException(
                    Reason.ABORTED,
                    "the key of an extension must be of letters alone, and none of " + RESERVED
                            + " (RFC 7628 section 3.1)");
        }
    }
}
