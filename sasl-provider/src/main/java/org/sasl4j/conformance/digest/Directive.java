package org.sasl4j.conformance.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sasl4j.conformance.Violation;

/**
 * One directive of the provider's message.
 *
 * @param name in lower case
 * @param value without quotes and quoted-pairs, one octet in each character
 * @param form how it was written
 */
record Directive(String name, String value, Form form) {
    private static final Pattern ONE = Pattern.compile(
            "[\\s,]*([!#$%&'*+.0-9A-Z^_`a-z|~-]+)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,\"]+)\\s*(?=,|$)",
            Pattern.DOTALL);

    /** How a value is written (RFC 2831 section 7.2). */
    enum Form {
        TOKEN,
        QUOTED
    }

    /** The directives of a message, in order. */
    static List<Directive> of(String message) {
        List<Directive> directives = new ArrayList<>();
        Matcher matcher = ONE.matcher(message);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            end = matcher.end();
            directives.add(of(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2)));
        }
        if (!message.substring(end).replace(',', ' ').isBlank() || directives.isEmpty()) {
            throw new Violation("sent what is no list of directives: " + message);
        }
        return directives;
    }

    private static Directive of(String name, String written) {
        return written.startsWith("\"")
                ? new Directive(
                        name, written.substring(1, written.length() - 1).replaceAll("(?s)\\\\(.)", "$1"), Form.QUOTED)
                : new Directive(name, written, Form.TOKEN);
    }

    /** A value in quotes. */
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
