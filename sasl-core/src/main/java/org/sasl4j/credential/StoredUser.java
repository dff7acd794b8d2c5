package org.sasl4j.credential;

import java.util.ArrayList;
import java.util.List;
import org.sasl4j.Credential;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.text.Utf8;

/** Checks that what is to be written about a user can be read again, as one line and by other programs, too. */
final class StoredUser {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private StoredUser() {}

    /**
     * A name as it is written.
     *
     * @throws IllegalArgumentException if nobody can have it, or a line cannot begin with it
     */
    static String name(String user, Normalization normalization) {
        String name = Prepared.storedName(user, normalization);
        if (name.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a user name has no colon, which ends it in the file");
        }
        if (name.charAt(0) == '#' || name.charAt(0) == BYTE_ORDER_MARK) {
            throw new IllegalArgumentException(
                    "a user name does not begin with '#', which begins a comment in the file,"
                            + " nor with a byte order mark");
        }
        requireLine(name, "user name");
        return name;
    }

    /**
     * Checks that forms can be read again and contradict none of each other.
     *
     * @throws IllegalArgumentException if they do not; the message counts them from 1 and repeats none
     */
    static List<String> requireForms(List<String> forms) {
        List<Credential> read = new ArrayList<>();
        int number = 0;
        try {
            for (String form : forms) {
                number++;
                requireLine(form, "stored form");
                Credential credential = StoredForm.parse(form);
                read.forEach(other -> requireNoContradiction(credential, other));
                read.add(credential);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("stored form " + number + ": " + e.getMessage(), e);
        } finally {
            read.forEach(Credential::close);
        }
        return forms;
    }

    /** Checks that one user can have both. */
    static void requireNoContradiction(Credential one, Credential other) {
        if (one.contradicts(other) || other.contradicts(one)) {
            throw new IllegalArgumentException(
                    "it says again what an earlier one says: keep one of each kind, and a password alone");
        }
    }

    /** A carriage return within a line would begin a line of its own to other programs. */
    static void requireNoControls(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("there is a control character in it");
        }
    }

    private static void requireLine(String text, String what) {
        requireNoControls(text);
        try {
            Utf8.encodeUnbounded(text, what);
        } catch (MechanismException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
