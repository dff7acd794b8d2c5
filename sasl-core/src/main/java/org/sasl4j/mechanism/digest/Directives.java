package org.sasl4j.mechanism.digest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.text.MessageParts;

/**
 * The directives of a received message (RFC 2831 section 7). The reader takes whatever the grammar allows. Which
 * directives there must be is up to each message. Values are octets, one in each char: what they mean depends on the
 * charset, and the hash is taken of what was received.
 */
final class Directives {
    private static final String SEPARATORS = "()<>@,;:\\\"/[]?={} \t"; // section 7.2
    private static final boolean[] TOKEN_CHARS = tokenChars();
    private static final int NAME = 0;
    private static final int NAME_END = 1;
    private static final int VALUE = 2;
    private static final int VALUE_END = 3;
    private static final int PLACES = 4;
    private static final int USUAL_LENGTH = 20;

    private final String text;
    private int[] places;
    private int count;
    private int position;

    private Directives(String text) {
        this.text = text;
        this.places = new int[PLACES * (1 + text.length() / USUAL_LENGTH)];
    }

    /**
     * Reads a message.
     *
     * @param longest how many octets the message may have
     */
    static Directives parse(byte[] message, int longest) throws MechanismException {
        if (message.length > longest) {
            throw malformed(
                    "has " + message.length + " octets, where " + longest + " are allowed (sections 2.1.1, 2.1.2)");
        }
        Directives directives = new Directives(new String(message, StandardCharsets.ISO_8859_1));
        directives.read();
        return directives;
    }

    /** Reads elements between commas and white space. Empty elements do not count (section 7.1, the # rule). */
    private void read() throws MechanismException {
        skipSpace();
        while (position < text.length()) {
            if (text.charAt(position) != ',') {
                readDirective();
                skipSpace();
                if (position < text.length() && text.charAt(position) != ',') {
                    throw malformed("has something other than a comma after a value");
                }
            }
            position++;
            skipSpace();
        }
        if (count == 0) {
            throw malformed("is empty");
        }
    }

    private void readDirective() throws MechanismException {
        if (count == MessageParts.MOST) {
            throw malformed("has more than " + MessageParts.MOST + " directives");
        }
        if (places.length == count * PLACES) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        int at = count * PLACES;
        places[at + NAME] = position;
        skipToken();
        places[at + NAME_END] = position;
        if (position == places[at + NAME]) {
            throw malformed("has a directive without a name");
        }
        skipSpace();
        if (position == text.length() || text.charAt(position) != '=') {
            throw malformed("has a directive without '='");
        }
        position++;
        skipSpace();
        places[at + VALUE] = position;
        skipValue();
        places[at + VALUE_END] = position;
        count++;
    }

    private void skipValue() throws MechanismException {
        int start = position;
        if (position < text.length() && text.charAt(position) == '"') {
            do {
                position += position > start && text.charAt(position) == '\\' ? 2 : 1;
            } while (position < text.length() && text.charAt(position) != '"');
            if (position >= text.length()) {
                throw malformed("has a quoted string without an end");
            }
            position++;
            return;
        }
        while (position < text.length() && text.charAt(position) != ',' && !isSpace(text.charAt(position))) {
            position++;
        }
        if (position == start) {
            throw malformed("has a directive without a value");
        }
    }

    private void skipToken() {
        while (position < text.length() && isTokenChar(text.charAt(position))) {
            position++;
        }
    }

    private void skipSpace() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isTokenChar(char c) {
        return c < TOKEN_CHARS.length && TOKEN_CHARS[c];
    }

    private static boolean[] tokenChars() {
        boolean[] chars = new boolean[0x7f];
        for (char c = '!'; c < chars.length; c++) {
            chars[c] = SEPARATORS.indexOf(c) < 0;
        }
        return chars;
    }

    /** The value of a directive that may be absent but must not appear twice. Null if it is absent. */
    @Nullable
    String optional(String name) throws MechanismException {
        int found = -1;
        for (int i = 0; i < count; i++) {
            if (isNamed(i, name)) {
                if (found >= 0) {
                    throw malformed("has the directive " + name + " twice");
                }
                found = i;
            }
        }
        return found < 0 ? null : value(found);
    }

    /** The value of a directive that must appear exactly once. */
    String required(String name) throws MechanismException {
        String value = optional(name);
        if (value == null) {
            throw malformed("lacks the directive " + name);
        }
        return value;
    }

    /** The values of a directive that may appear any number of times. */
    List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (int i = 0; i < count; i++) {
            if (isNamed(i, name)) {
                values.add(value(i));
            }
        }
        return values;
    }

    /** The tokens of a directive that is a list. */
    static List<String> tokens(String list) {
        List<String> tokens = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            if (i == list.length() || list.charAt(i) == ',' || isSpace(list.charAt(i))) {
                if (i > start) {
                    tokens.add(list.substring(start, i));
                }
                start = i + 1;
            }
        }
        return tokens;
    }

    private boolean isNamed(int index, String name) { // names are case-insensitive (section 7.1)
        int start = places[index * PLACES + NAME];
        int length = places[index * PLACES + NAME_END] - start;
        return length == name.length() && text.regionMatches(true, start, name, 0, length);
    }

    private String value(int index) {
        int start = places[index * PLACES + VALUE];
        int end = places[index * PLACES + VALUE_END];
        if (text.charAt(start) != '"') {
            return text.substring(start, end);
        }
        String quoted = text.substring(start + 1, end - 1);
        return quoted.indexOf('\\') < 0 ? quoted : unescaped(quoted);
    }

    private static String unescaped(String quoted) {
        StringBuilder value = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            i += quoted.charAt(i) == '\\' ? 1 : 0;
            value.append(quoted.charAt(i));
        }
        return value.toString();
    }

    static MechanismException malformed(String what) {
        return new MechanismException(Reason.MALFORMED, "the DIGEST-MD5 message " + what + " (RFC 2831)");
    }
}
