package org.sasl4j.mechanism.digest;

import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/**
 * Writes directives in the strictest form (RFC 2831 section 7.2). Strings are quoted and escaped, tokens are bare,
 * lists are quoted, and only commas stand between directives.
 */
final class DirectiveWriter {
    private final Octets octets;

    /**
     * A message.
     *
     * @param expected about how long it will be, in octets
     */
    DirectiveWriter(int expected) {
        octets = new Octets(expected);
    }

    /** A directive whose value is a string of octets, one in each char. */
    DirectiveWriter string(String name, String value) throws MechanismException {
        requireText(name, value);
        name(name).put('"');
        if (value.indexOf('"') < 0 && value.indexOf('\\') < 0) {
            octets.put(value);
        } else {
            putEscaped(value);
        }
        octets.put('"');
        return this;
    }

    /** Allows what TEXT allows: no control characters, except tabs. */
    private static void requireText(String name, String value) throws MechanismException {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                throw new MechanismException(
                        Reason.ABORTED, "the " + name + " has a control character in it (RFC 2831 section 7.2)");
            }
        }
    }

    private void putEscaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                octets.put('\\');
            }
            octets.put(c);
        }
    }

    /** A directive whose value is a token. */
    DirectiveWriter token(String name, Object token) {
        name(name).put(token.toString());
        return this;
    }

    /** A directive whose value is a list of tokens. */
    DirectiveWriter list(String name, Iterable<?> tokens) {
        name(name).put('"');
        String comma = "";
        for (Object token : tokens) {
            octets.put(comma).put(token.toString());
            comma = ",";
        }
        octets.put('"');
        return this;
    }

    private Octets name(String name) {
        if (!octets.isEmpty()) {
            octets.put(',');
        }
        return octets.put(name).put('=');
    }

    byte[] toByteArray() {
        return octets.toByteArray();
    }
}
