package org.sasl4j.mechanism.digest;

import java.nio.charset.StandardCharsets;

/**
 * Writes directives the strictest way (RFC 2831 section 7.2): strings quoted and escaped, tokens bare, lists quoted, and
 * nothing between them but commas.
 */
final class DirectiveWriter {
    private final StringBuilder text = new StringBuilder(320);

    /** A directive whose value is a string of octets, one in each char. */
    DirectiveWriter string(String name, String octets) {
        name(name).append('"');
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
        return this;
    }

    /** A directive whose value is a token. */
    DirectiveWriter token(String name, Object token) {
        name(name).append(token);
        return this;
    }

    /** A directive whose value is a list of tokens. */
    DirectiveWriter list(String name, Iterable<?> tokens) {
        name(name).append('"');
        String comma = "";
        for (Object token : tokens) {
            text.append(comma).append(token);
            comma = ",";
        }
        text.append('"');
        return this;
    }

    private StringBuilder name(String name) {
        if (text.length() > 0) {
            text.append(',');
        }
        return text.append(name).append('=');
    }

    byte[] toByteArray() {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
