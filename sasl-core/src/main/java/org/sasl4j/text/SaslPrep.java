package org.sasl4j.text;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.text.Stringprep.ProhibitedException;
import org.sasl4j.text.Stringprep.Table;

/**
 * SASLprep (RFC 4013), and the ways of preparing that an application may choose instead. Printable ASCII comes back as
 * it is.
 */
public final class SaslPrep {
    private SaslPrep() {}

    /**
     * A class of its own, so that the tables are not loaded for printable ASCII, which most names and passwords are.
     */
    private static final class Profile {
        /** RFC 4013 section 2.3. */
        private static final Set<Table> PROHIBITED = EnumSet.range(Table.C_1_2, Table.C_9);

        private static final Set<Table> UNASSIGNED = EnumSet.of(Table.A_1);
    }

    /** Which rule applies to unassigned code points (RFC 3454 section 7). */
    public enum Rule {
        /** For what a peer or user presents: unassigned code points are let through. */
        QUERY,
        /** For what is kept: unassigned code points are refused. */
        STORED
    }

    /**
     * Prepares a name.
     *
     * @param name the name as given
     * @param normalization how to prepare it
     * @param rule the rule for unassigned code points
     * @return the prepared name, possibly empty; the same object if nothing changes
     * @throws IllegalArgumentException if SASLprep prohibits the name; the message names the character, so show it only
     *     to this side's own user
     */
    public static String prepare(String name, Normalization normalization, Rule rule) {
        if (normalization == Normalization.NONE || isPrintableAscii(name)) {
            return name;
        }
        try {
            int[] prepared = prepare(Stringprep.codePoints(name), normalization, rule);
            String text = new String(prepared, 0, prepared.length);
            return text.equals(name) ? name : text;
        } catch (ProhibitedException e) {
            throw prohibited("user name", e);
        }
    }

    /**
     * Whether a password is prepared already.
     *
     * @param password stays the caller's to close
     * @param normalization how it would be prepared
     * @return true if preparing it would only copy it
     */
    public static boolean isAsItIs(Secret password, Normalization normalization) {
        return normalization == Normalization.NONE || password.isPrintableAscii();
    }

    /**
     * Prepares a password.
     *
     * @param password stays the caller's to close
     * @param normalization how to prepare it
     * @param rule the rule for unassigned code points
     * @return a second secret, possibly empty, which the caller closes
     * @throws IllegalArgumentException if SASLprep prohibits the password; the message names the character, so show it
     *     only to this side's own user
     */
    public static Secret prepare(Secret password, Normalization normalization, Rule rule) {
        if (isAsItIs(password, normalization)) {
            return password.copy();
        }
        char[] raw;
        try {
            raw = password.revealChars();
        } catch (IllegalArgumentException notUtf8) {
            if (normalization == Normalization.SASLPREP) {
                throw notUtf8;
            }
            return password.copy();
        }
        int[] text = Stringprep.codePoints(CharBuffer.wrap(raw));
        Arrays.fill(raw, '\0');
        try {
            return secret(prepare(text, normalization, rule));
        } catch (ProhibitedException e) {
            throw prohibited("password", e);
        } finally {
            Arrays.fill(text, 0);
        }
    }

    /** Makes a secret of the text, and wipes the text. */
    private static Secret secret(int[] text) {
        char[] chars = chars(text);
        try {
            return Secret.of(chars);
        } finally {
            Arrays.fill(text, 0);
            Arrays.fill(chars, '\0');
        }
    }

    private static IllegalArgumentException prohibited(String what, ProhibitedException e) {
        return new IllegalArgumentException("SASLprep (RFC 4013) prohibits a character of the " + what + ", "
                + e.getMessage() + "; normalization=lenient takes it");
    }

    private static int[] prepare(int[] text, Normalization normalization, Rule rule) throws ProhibitedException {
        return switch (normalization) {
            case SASLPREP -> saslprep(text, rule);
            case LENIENT -> {
                try {
                    yield saslprep(text, Rule.QUERY);
                } catch (ProhibitedException e) {
                    yield text.clone();
                }
            }
            case POSTGRESQL -> postgresql(text);
            case NONE -> text.clone();
        };
    }

    /**
     * Prepares by RFC 3454 section 2. Unassigned code points are looked for first: a later Unicode of the JDK might
     * turn them into others.
     */
    private static int[] saslprep(int[] text, Rule rule) throws ProhibitedException {
        int[] mapped = Stringprep.map(text);
        try {
            if (rule == Rule.STORED) {
                Stringprep.refuse(mapped, Profile.UNASSIGNED);
            }
            int[] prepared = Stringprep.normalize(mapped);
            Stringprep.refuse(prepared, Profile.PROHIBITED);
            Stringprep.requireOneDirection(prepared);
            return prepared;
        } finally {
            Arrays.fill(mapped, 0);
        }
    }

    /**
     * PostgreSQL's way: a text that SASLprep refuses is used as it is. PostgreSQL looks for refused characters before
     * it normalizes.
     */
    private static int[] postgresql(int[] text) {
        int[] mapped = Stringprep.map(text);
        try {
            Stringprep.refuse(mapped, Profile.UNASSIGNED);
            Stringprep.refuse(mapped, Profile.PROHIBITED);
            Stringprep.requireOneDirection(mapped);
            return mapped.length == 0 ? text.clone() : Stringprep.normalize(mapped);
        } catch (ProhibitedException e) {
            return text.clone();
        } finally {
            Arrays.fill(mapped, 0);
        }
    }

    private static char[] chars(int[] codePoints) {
        char[] wide = new char[2 * codePoints.length];
        int length = 0;
        for (int codePoint : codePoints) {
            length += Character.toChars(codePoint, wide, length);
        }
        char[] exact = Arrays.copyOf(wide, length);
        Arrays.fill(wide, '\0');
        return exact;
    }

    static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
