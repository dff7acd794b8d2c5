package org.sasl4j.text;

import com.ongres.saslprep.SASLprep;
import com.ongres.stringprep.Profile;
import com.ongres.stringprep.Tables;
import java.util.Arrays;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;

/**
 * SASLprep (RFC 4013) in front of the stringprep library: printable ASCII, which it maps to itself, comes back as it is.
 */
public final class SaslPrep {
    /** In two tables of RFC 3454; RFC 4013 section 2.1 names C.1.2, mapped to SPACE, before B.1, mapped to nothing. */
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    private SaslPrep() {}

    /** Which rule unassigned code points fall under (RFC 3454 section 7). */
    public enum Rule {
        /** What a peer or user presents: unassigned code points are let through. */
        QUERY {
            @Override
            char[] apply(Profile profile, char[] text) {
                return profile.prepareQuery(text);
            }
        },
        /** What is kept: unassigned code points are refused. */
        STORED {
            @Override
            char[] apply(Profile profile, char[] text) {
                return profile.prepareStored(text);
            }
        };

        abstract char[] apply(Profile profile, char[] text);

        char[] prepare(char[] text) {
            boolean nothing = true;
            for (int i = 0; i < text.length; i++) {
                if (text[i] == ZERO_WIDTH_SPACE) {
                    text[i] = ' ';
                }
                nothing &= Tables.mapToNothing(text[i]);
            }
            return nothing ? new char[0] : apply(Preparation.PROFILE, text); // the library cannot return nothing
        }
    }

    /**
     * Prepares a name.
     *
     * @param name the name as given
     * @param normalization how to prepare it
     * @param rule whether it is presented or kept
     * @return the prepared name, possibly empty; the same object if nothing changes
     * @throws IllegalArgumentException if SASLprep prohibits the name; the message says what in it
     */
    public static String prepare(String name, Normalization normalization, Rule rule) {
        if (normalization == Normalization.NONE || isPrintableAscii(name)) {
            return name;
        }
        try {
            Rule effective = normalization == Normalization.LENIENT ? Rule.QUERY : rule;
            String prepared = new String(effective.prepare(name.toCharArray()));
            return prepared.equals(name) ? name : prepared;
        } catch (IllegalArgumentException e) {
            if (normalization == Normalization.LENIENT) {
                return name;
            }
            throw e;
        }
    }

    /**
     * Prepares a password.
     *
     * @param password stays the caller's to close
     * @param normalization how to prepare it
     * @param rule whether it is presented or kept
     * @return a second secret, possibly empty, which the caller closes
     * @throws IllegalArgumentException if SASLprep prohibits the password
     */
    public static Secret prepare(Secret password, Normalization normalization, Rule rule) {
        if (normalization == Normalization.NONE || isPrintableAscii(password)) {
            return password.copy();
        }
        char[] raw = password.revealChars();
        try {
            Rule effective = normalization == Normalization.LENIENT ? Rule.QUERY : rule;
            char[] prepared = effective.prepare(raw);
            try {
                return Secret.of(prepared);
            } finally {
                Arrays.fill(prepared, '\0');
            }
        } catch (IllegalArgumentException e) {
            if (normalization == Normalization.LENIENT) {
                return password.copy();
            }
            throw new IllegalArgumentException("SASLprep (RFC 4013) prohibits this password"); // its text stays here
        } finally {
            Arrays.fill(raw, '\0');
        }
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintableAscii(Secret secret) {
        byte[] octets = secret.revealBytes();
        try {
            for (byte octet : octets) {
                if (octet < ' ' || octet > '~') {
                    return false;
                }
            }
            return true;
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** Loaded when first needed: most names are ASCII. */
    private static final class Preparation {
        private static final Profile PROFILE = new SASLprep();
    }
}
