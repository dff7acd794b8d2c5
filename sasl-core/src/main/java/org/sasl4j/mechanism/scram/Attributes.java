package org.sasl4j.mechanism.scram;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sasl4j.MechanismException;
import org.sasl4j.text.Base64Text;
import org.sasl4j.text.MessageParts;

/** Reads the attributes of a message in their fixed order (RFC 5802 sections 5.1 and 7). */
final class Attributes {
    private static final String RESERVED = "anmrcsipve";

    private final Sender sender;
    private final String text;
    private final int end;
    private int position;

    /** The attributes of a message between two positions. */
    Attributes(Sender sender, String text, int from, int to) throws MechanismException {
        this.sender = sender;
        this.text = text;
        this.position = from;
        this.end = to;
        if (text.indexOf('\0') >= 0) {
            throw malformed("has a NUL in it");
        }
    }

    /** Reads the value of the attribute that must come next. */
    String required(char name) throws MechanismException {
        refuseMandatoryExtension();
        if (!isAt(name)) {
            throw malformed("lacks the attribute " + name + " in its place");
        }
        return value(position + 2);
    }

    /** Reads the octets of the attribute that must come next. */
    byte[] requiredOctets(char name) throws MechanismException {
        return Base64Text.decode(required(name))
                .orElseThrow(() -> malformed("has an attribute " + name + " that is not canonical base64"));
    }

    boolean isAt(char name) {
        return position + 1 < end && text.charAt(position) == name && text.charAt(position + 1) == '=';
    }

    /** Reads the rest, which must be optional extensions. They need not be known (section 5.1). */
    Map<String, String> extensions() throws MechanismException {
        if (position == end) {
            return Map.of();
        }
        Map<String, String> extensions = new LinkedHashMap<>();
        for (int count = 0; position < end; count++) {
            refuseMandatoryExtension();
            if (count == MessageParts.MOST) {
                throw malformed("has more than " + MessageParts.MOST + " extensions");
            }
            int equals = text.indexOf('=', position);
            String name = equals < 0 || equals > end ? "" : text.substring(position, equals);
            if (!isExtensionName(name)) {
                throw malformed("has something where only extensions belong");
            }
            extensions.putIfAbsent(name, value(equals + 1)); // no rule forbids sending one twice; the first counts
        }
        return Collections.unmodifiableMap(extensions);
    }

    /** Whether a name is one letter that RFC 5802 leaves free, or several letters, as in Kafka's tokenauth. */
    static boolean isExtensionName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        return name.length() > 1 || name.length() == 1 && RESERVED.indexOf(name.charAt(0)) < 0;
    }

    /** Reads the value that begins here, and its comma. */
    private String value(int from) throws MechanismException {
        int comma = text.indexOf(',', from);
        boolean last = comma < 0 || comma >= end;
        int to = last ? end : comma;
        if (to <= from) {
            throw malformed("has an attribute without a value");
        }
        position = last ? end : comma + 1;
        if (!last && position == end) {
            throw malformed("ends in a comma");
        }
        return text.substring(from, to);
    }

    private void refuseMandatoryExtension() throws MechanismException {
        if (isAt('m')) { // section 5.1
            throw sender.fault(
                    ServerError.EXTENSIONS_NOT_SUPPORTED,
                    "the SCRAM message has a mandatory extension, and none is supported (RFC 5802 section 5.1)");
        }
    }

    MechanismException malformed(String what) {
        return sender.fault(ServerError.INVALID_ENCODING, "the SCRAM message " + what + " (RFC 5802 section 7)");
    }
}
