package org.sasl4j.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Fact;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;

/**
 * Users in a passwd-style UTF-8 file: a line {@code user:credential} for each credential of a user, the forms of {@link
 * StoredForm}; empty lines and lines that begin with {@code #} are skipped. A changed file is read again at the next
 * look-up. Safe for use by many threads.
 */
public final class FileCredentialStore implements CredentialStore {
    private final Path file;
    private final Secret serverSecret;
    private final Preparation preparation;
    private volatile Snapshot snapshot;

    /** What was read, and of which state of the file. */
    private record Snapshot(FileTime modified, long size, MemoryCredentialStore users) {}

    private FileCredentialStore(Path file, Secret serverSecret, Preparation preparation, Snapshot snapshot) {
        this.file = file;
        this.serverSecret = serverSecret;
        this.preparation = preparation;
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
     * @throws IllegalArgumentException if a line is not {@code user:credential}; the message names the line, not its text
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
        return new FileCredentialStore(file, serverSecret, preparation, read(file, preparation, null));
    }

    @Override
    public Optional<Account> find(String user, String realm, MechanismName mechanism) throws MechanismException {
        return current().find(user, realm, mechanism);
    }

    @Override
    public Decoy decoy(MechanismName mechanism) {
        return snapshot.users().decoy(mechanism).withServerSecret(serverSecret);
    }

    /** What the file supported when it was last read. */
    @Override
    public Fact supports(MechanismName mechanism) {
        return snapshot.users().supports(mechanism);
    }

    private MemoryCredentialStore current() throws MechanismException {
        try {
            snapshot = read(file, preparation, snapshot);
            return snapshot.users();
        } catch (IOException | IllegalArgumentException e) {
            throw new MechanismException(Reason.TEMPORARY, "the credentials cannot be read at the moment", e);
        }
    }

    private static Snapshot read(Path file, Preparation preparation, @Nullable Snapshot last) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        if (last != null && last.modified().equals(modified) && last.size() == size) {
            return last;
        }
        Map<String, List<Credential>> users = new LinkedHashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(users, line, number, preparation);
            }
        }
        MemoryCredentialStore store = new MemoryCredentialStore(preparation);
        users.forEach((user, kept) -> store.put(user, kept.toArray(Credential[]::new)));
        return new Snapshot(modified, size, store);
    }

    private static void add(Map<String, List<Credential>> users, String line, int number, Preparation preparation) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("line " + number + " is not user:credential");
        }
        try {
            String user = Prepared.storedName(line.substring(0, colon), preparation.name());
            Credential credential = StoredForm.parse(line.substring(colon + 1));
            users.computeIfAbsent(user, first -> new ArrayList<>()).add(credential);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
        }
    }
}
