package org.sasl4j.mechanism.scram;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sasl4j.MechanismException;
import org.sasl4j.text.Base64Text;
import org.sasl4j.text.MessageParts;
import org.sasl4j.text.Utf8;

/** Reads the attributes of a message in their fixed order (RFC 5802 sections 5.1 and 7). */
final class Attributes {
    private static final String RESERVED = "anmrcsipve";
    private static final char NOTHING = '\0'; // no message has it

    private final Sender sender;
    private final byte[] message;
    private int position;

    /** The attributes of a message from a position on. */
    Attributes(Sender sender, byte[] message, int from) {
        this.sender = sender;
        this.message = message;
        this.position = from;
    }

    /** Where the next attribute begins. */
    int position() {
        return position;
    }

    /** Reads the value of the attribute that must come next. */
    String required(char name) throws MechanismException {
        int from = beginValue(name);
        return text(from, endValue(from));
    }

    /** Reads the octets of the attribute that must come next. */
    byte[] requiredOctets(char name) throws MechanismException {
        int from = beginValue(name);
        return Base64Text.decode(message, from, endValue(from))
                .orElseThrow(() -> malformed("has an attribute " + name + " that is not canonical base64"));
    }

    boolean isAt(char name) {
        return position + 1 < message.length && message[position] == name && message[position + 1] == '=';
    }

    /** Reads the rest, which must be optional extensions. They need not be known (section 5.1). */
    Map<String, String> extensions() throws MechanismException {
        return extensionsBefore(NOTHING);
    }

    /** The same up to an attribute. */
    Map<String, String> extensionsBefore(char next) throws MechanismException {
        if (position == message.length || isAt(next)) {
            return Map.of();
        }
        Map<String, String> extensions = new LinkedHashMap<>();
        for (int count = 0; position < message.length && !isAt(next); count++) {
            refuseMandatoryExtension();
            if (count == MessageParts.MOST) {
                throw malformed("has more than " + MessageParts.MOST + " extensions");
            }
            int equals = find('=', position);
            String name = equals == message.length ? "" : text(position, equals);
            if (!isExtensionName(name)) {
                throw malformed("has something where only extensions belong");
            }
            String value = text(equals + 1, endValue(equals + 1));
            extensions.putIfAbsent(name, value); // no rule forbids sending one twice; the first counts
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

    private int beginValue(char name) throws MechanismException {
        refuseMandatoryExtension();
        if (!isAt(name)) {
            throw malformed("lacks the attribute " + name + " in its place");
        }
        return position + 2;
    }

    /** Goes behind the value that begins here, and its comma. */
    private int endValue(int from) throws MechanismException {
        int to = find(',', from);
        if (to <= from) {
            throw malformed("has an attribute without a value");
        }
        position = to < message.length ? to + 1 : message.length;
        if (to < message.length && position == message.length) {
            throw malformed("ends in a comma");
        }
        return to;
    }

    /** Where a character is next, or the end. */
    private int find(char character, int from) {
        int at = from;
        while (at < message.length && message[at] != character) {
            at++;
        }
        return at;
    }

    /** Only texts can be no UTF-8 or have a NUL: the other values and all names are of a few ASCII characters. */
    private String text(int from, int to) throws MechanismException {
        String text;
        try {
            text = Utf8.decodeUnbounded(message, from, to, "SCRAM message");
        } catch (MechanismException e) {
            throw malformed("is not UTF-8");
        }
        if (text.indexOf('\0') >= 0) {
            throw malformed("has a NUL in it");
        }
        return text;
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
