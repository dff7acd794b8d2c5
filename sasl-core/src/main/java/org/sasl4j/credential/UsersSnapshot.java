package org.sasl4j.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Bytes;
import org.sasl4j.Preparation;
import org.sasl4j.crypto.Digests;

/**
 * What was read of a users file, and of which state of it.
 *
 * @param state the file's when it was read
 * @param isSettled whether each change after that shows in the state
 * @param digest of its octets
 * @param faults what is wrong in it
 * @param users who is in it
 */
record UsersSnapshot(
        FileState state, boolean isSettled, Bytes digest, List<String> faults, MemoryCredentialStore users) {
    private static final int MOST_READINGS = 10;

    boolean isOf(Path file) throws IOException {
        return isSettled && state.equals(FileState.of(file));
    }

    /**
     * Reads a file, again if it changes meanwhile.
     *
     * @param last what was read before, which is kept if the octets are the same
     */
    static UsersSnapshot read(Path file, Preparation preparation, @Nullable UsersSnapshot last) throws IOException {
        for (int i = 1; i < MOST_READINGS; i++) {
            try {
                UsersSnapshot read = readOnce(file, preparation, last);
                if (read.state.equals(FileState.of(file))) {
                    return read;
                }
            } catch (NoSuchFileException e) {
                // Some programs delete the old one before the new one has its name.
            }
        }
        UsersSnapshot read = readOnce(file, preparation, last);
        return new UsersSnapshot(read.state, false, read.digest, read.faults, read.users);
    }

    private static UsersSnapshot readOnce(Path file, Preparation preparation, @Nullable UsersSnapshot last)
            throws IOException {
        FileState state = FileState.of(file);
        boolean isSettled = state.wasOld(Instant.now());
        byte[] octets = Files.readAllBytes(file);
        try {
            Bytes digest = Bytes.copyOf(Digests.create("SHA-256").digest(octets));
            if (last != null && last.digest.equals(digest)) {
                return new UsersSnapshot(state, isSettled, digest, last.faults, last.users);
            }
            UsersFile users = UsersFile.read(file, octets, preparation);
            return new UsersSnapshot(state, isSettled, digest, users.faults(), users.store());
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
