package org.sasl4j.credential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that only one program at a time replaces, and always as a whole, so that nobody reads half of it. Two more
 * files lie beside it: a lock, which stays, and the file that is going to take its place. A run that was killed may
 * leave the latter, and the next run removes it.
 */
final class LockedFile {
    private static final int MOST_LINKS = 40; // as Linux has it

    private final Path file;
    private final Path replacement;

    private LockedFile(Path file, Path replacement) {
        this.file = file;
        this.replacement = replacement;
    }

    /** What is done while the lock is held. */
    @FunctionalInterface
    interface Work {
        boolean with(LockedFile file) throws IOException;
    }

    /**
     * Waits until no other program, and no other thread, holds the file's lock.
     *
     * @param named may be a symbolic link, which stays, and need not exist
     */
    static boolean locked(Path named, Work work) throws IOException {
        Path file = followed(named.toAbsolutePath());
        Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
        LockedFile locked = new LockedFile(file, file.resolveSibling("." + file.getFileName() + ".new"));
        // A file's lock is the whole JVM's, and so is this, whatever class loaders this class is loaded by.
        synchronized (("org.sasl4j " + lock).intern()) {
            try (FileChannel channel = open(lock, file);
                    FileLock held = channel.lock()) {
                Files.deleteIfExists(locked.replacement);
                return held.isValid() && work.with(locked);
            } catch (OverlappingFileLockException e) {
                throw new IOException("another part of this JVM edits " + file, e);
            }
        }
    }

    /** Whoever may read the file may lock it, but for those who are not of its group: root may have been the first. */
    private static FileChannel open(Path lock, Path file) throws IOException {
        try {
            Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            FileChannel channel = FileChannel.open(lock, create, FileRights.ofOwner(lock));
            if (Files.exists(file)) {
                FileRights.copyForLock(file, lock);
            }
            return channel;
        } catch (FileAlreadyExistsException e) {
            return FileChannel.open(lock, StandardOpenOption.WRITE);
        }
    }

    private static Path followed(Path named) throws IOException {
        Path file = named;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(named.toString());
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        Path folder = file.getParent();
        return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
    }

    /** What is in it, which the caller wipes: nothing if there is no such file. */
    byte[] read() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Puts others in the place of its octets, which survive a crash of the machine once this returns. */
    void replace(byte[] octets) throws IOException {
        try {
            write(octets);
            Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(replacement);
        }
        forceFolder();
    }

    private void write(byte[] octets) throws IOException {
        Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(replacement, create, FileRights.ofOwner(replacement))) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                FileRights.copy(file, replacement);
            }
            for (ByteBuffer left = ByteBuffer.wrap(octets); left.hasRemaining(); ) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Where a folder is no file that can be opened, as on Windows, its entries are written down unasked. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // The file is whole, old or new.
        }
    }
}
