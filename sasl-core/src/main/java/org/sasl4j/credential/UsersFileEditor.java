package org.sasl4j.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.sasl4j.Preparation;

/**
 * Writes the users file that {@link FileCredentialStore} reads. Each call replaces the file as a whole, so a reader finds the
 * old one or the new one, whenever a program is killed or a machine stops. Programs and threads that edit one file wait for
 * each other by a lock on a file beside it, {@code .<name>.lock}, which stays there. All that is not about the user is kept
 * octet for octet: other lines, comments, the order, line ends, a byte order mark, and what is not UTF-8.
 *
 * <p>The lines of a user, broken ones too, give way to one line for each stored form, where the first of them stood, else at
 * the end. A symbolic link is followed and stays. The file keeps its permissions, and its owner and group where the system
 * allows that; a new one is for its owner alone. Whoever edits it must be allowed to write to its folder.
 */
public final class UsersFileEditor implements CredentialEditor {
    private final Path file;
    private final Preparation preparation;

    private UsersFileEditor(Path file, Preparation preparation) {
        this.file = file;
        this.preparation = preparation;
    }

    /**
     * An editor of a file whose names are prepared by SASLprep.
     *
     * @param file need not exist, but its folder must; nothing is read or written yet
     * @return the editor
     */
    public static UsersFileEditor of(Path file) {
        return of(file, Preparation.STANDARD);
    }

    /**
     * The same for a server that does not prepare names by SASLprep.
     *
     * @param file need not exist, but its folder must; nothing is read or written yet
     * @param preparation how names are prepared: as the server does that looks users up there
     * @return the editor
     */
    public static UsersFileEditor of(Path file, Preparation preparation) {
        return new UsersFileEditor(file, preparation);
    }

    /**
     * A line of a users file.
     *
     * @param user prepared as a stored string
     * @param storedForm what is kept of the user
     * @return the line without its end
     * @throws IllegalArgumentException if nobody can have this name in a users file; the message says why
     */
    public static String line(String user, String storedForm) {
        return StoredUser.name(user, Preparation.STANDARD.name()) + ':' + storedForm;
    }

    /**
     * Changes what is kept of one user. The change is called once, while other editors wait.
     *
     * @throws IOException if the file cannot be read, locked or replaced, or if the change throws it; nothing was changed then
     * @throws IllegalArgumentException if the name is one that SASLprep prohibits, is empty, has a colon or a control character
     *     or begins with {@code #}; or if a form cannot be read by {@link StoredForm#parse}, has a control character or
     *     contradicts another
     */
    @Override
    public boolean change(String user, Change change) throws IOException {
        String name = StoredUser.name(user, preparation.name());
        return LockedFile.locked(file, locked -> {
            byte[] octets = locked.read();
            byte[] changed = new byte[0];
            try {
                changed = new UsersEdit(octets, name, preparation.name()).change(change);
                if (changed == null) {
                    return false;
                }
                locked.replace(changed);
                return true;
            } finally {
                Arrays.fill(octets, (byte) 0);
                if (changed != null) {
                    Arrays.fill(changed, (byte) 0);
                }
            }
        });
    }
}
