package org.sasl4j.credential;

import java.io.IOException;
import java.util.List;

/**
 * Changes what is kept about users, in a file or in a table of SQL. It is written in {@linkplain StoredForm stored
 * forms}, so whoever sets a password decides which mechanisms it works for. Called by many threads at once.
 */
@FunctionalInterface
public interface CredentialEditor {
    /**
     * Changes what is kept of one user, all of it or nothing: what the change was given is still kept when what it answers takes
     * its place.
     *
     * @param user prepared as a stored string; need not exist
     * @param change says what to keep instead; called once or, where others were faster, again
     * @return whether anything was changed
     * @throws IOException if it could not be changed, or if the change throws it; nothing was changed then, unless the
     *     implementation says otherwise
     * @throws IllegalArgumentException if nobody can have this name, or a form cannot be kept; the message repeats no form
     */
    boolean change(String user, Change change) throws IOException;

    /**
     * Sets all that is kept of one user, in place of what was kept before.
     *
     * @param user prepared as a stored string
     * @param storedForms one or more, of different kinds; a password stands alone
     * @throws IOException as of {@link #change}
     * @throws IllegalArgumentException as of {@link #change}, and if there is no form
     */
    default void set(String user, List<String> storedForms) throws IOException {
        if (storedForms.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is nothing to keep of the user: remove says that there is nobody");
        }
        List<String> forms = List.copyOf(storedForms);
        change(user, kept -> forms);
    }

    /**
     * Removes one user.
     *
     * @param user prepared as a stored string
     * @return false if there was no such user
     * @throws IOException as of {@link #change}
     * @throws IllegalArgumentException if nobody can have this name
     */
    default boolean remove(String user) throws IOException {
        return change(user, kept -> List.of());
    }

    /** Says what to keep. */
    @FunctionalInterface
    interface Change {
        /**
         * Says what to keep of one user.
         *
         * @param kept the stored forms that are kept now, none if there is no such user; not to be written to
         * @return those to keep instead: none removes the user, and the very list given changes nothing
         * @throws IOException if it cannot be said
         */
        List<String> of(List<String> kept) throws IOException;
    }
}
