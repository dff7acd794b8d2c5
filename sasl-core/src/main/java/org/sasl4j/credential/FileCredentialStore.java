package org.sasl4j.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;

/**
 * Users in a passwd-style UTF-8 file: a line {@code user:credential} for each credential of a user, the forms of {@link
 * StoredForm}; empty lines and lines that begin with {@code #} are skipped. Several lines of one user must be of different
 * kinds, such as SCRAM with two hashes, and a password stands alone. A changed file is read again at the next look-up; a line
 * that is wrong then refuses its user and nobody else, and is logged once. Safe for use by many threads.
 *
 * <p>Users are set and removed here, or by {@link UsersFileEditor}, or by any program that replaces the file as a whole: one
 * that writes into it may be read when it is half done. A file that is not there makes look-ups fail for the moment.
 */
public final class FileCredentialStore implements CredentialStore, CredentialEditor, Populated {
    private final Path file;
    private final Secret serverSecret;
    private final Preparation preparation;
    private final UsersFileEditor editor;
    private final Lock reading = new ReentrantLock();
    private volatile UsersSnapshot snapshot;

    private FileCredentialStore(Path file, Secret serverSecret, Preparation preparation, UsersSnapshot snapshot) {
        this.file = file;
        this.serverSecret = serverSecret;
        this.preparation = preparation;
        this.editor = UsersFileEditor.of(file, preparation);
        this.snapshot = snapshot;
    }

    /**
     * Opens a file and reads it once, so that its errors show now.
     *
     * @param file the file; must stay readable
     * @param serverSecret what the salts pretended for users who do not exist follow from: the same on every node and
     *     after every restart, not empty; not closed by the store
     * @return the store
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the secret is null or empty, or if a line is not {@code user:credential}, is not
     *     UTF-8, has a control character or contradicts another; the message names the file and the line, not its text
     */
    public static FileCredentialStore open(Path file, Secret serverSecret) throws IOException {
        return open(file, serverSecret, Preparation.STANDARD);
    }

    /**
     * The same for a server that does not prepare names by SASLprep.
     *
     * @param file the file; must stay readable
     * @param serverSecret as for {@link #open(Path, Secret)}
     * @param preparation how names are prepared: as the server does that looks users up here
     * @return the store
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException as of {@link #open(Path, Secret)}
     */
    public static FileCredentialStore open(Path file, Secret serverSecret, Preparation preparation) throws IOException {
        ServerSecret.require(serverSecret, "a users file");
        UsersSnapshot first = UsersSnapshot.read(file, preparation, null);
        if (!first.faults().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", first.faults()));
        }
        return new FileCredentialStore(file, serverSecret, preparation, first);
    }

    @Override
    public Optional<Account> find(String user, String realm, Mechanism mechanism) throws MechanismException {
        return current().find(user, realm, mechanism);
    }

    @Override
    public Decoy decoy(Mechanism mechanism) {
        return snapshot.users().decoy(mechanism).withServerSecret(serverSecret);
    }

    @Override
    public Population population() {
        return snapshot.users().population();
    }

    /** What the file supported when it was last read. */
    @Override
    public Fact supports(Mechanism mechanism) {
        return snapshot.users().supports(mechanism);
    }

    /**
     * Changes what is kept of one user, as {@link UsersFileEditor#change} does; the next look-up finds it.
     *
     * @throws IOException as of {@link UsersFileEditor#change}
     * @throws IllegalArgumentException as of {@link UsersFileEditor#change}
     */
    @Override
    public boolean change(String user, Change change) throws IOException {
        return editor.change(user, change);
    }

    private MemoryCredentialStore current() throws MechanismException {
        try {
            return (snapshot.isOf(file) ? snapshot : readAgain()).users();
        } catch (IOException e) {
            throw new MechanismException(Reason.TEMPORARY, "the credentials cannot be read at the moment", e);
        }
    }

    /** One thread reads; the others want what it has read. */
    private UsersSnapshot readAgain() throws IOException {
        reading.lock();
        try {
            UsersSnapshot last = snapshot;
            if (!last.isOf(file)) {
                snapshot = UsersSnapshot.read(file, preparation, last);
                snapshot.faults().stream()
                        .filter(fault -> !last.faults().contains(fault))
                        .forEach(fault -> System.getLogger("org.sasl4j").log(System.Logger.Level.WARNING, fault));
            }
            return snapshot;
        } finally {
            reading.unlock();
        }
    }
}
