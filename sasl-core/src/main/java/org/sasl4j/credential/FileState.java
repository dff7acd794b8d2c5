package org.sasl4j.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What tells whether a file is still the one that was read: its times, its size, and which file it is. The time that
 * nobody can set ({@code ctime}) counts too, if the system has it.
 */
final class FileState {
    /** The coarsest clock of a file system that is in use is that of FAT. */
    private static final Duration GRANULARITY = Duration.ofSeconds(2);

    private static final String CHANGED = "ctime";
    private static final String MODIFIED = "lastModifiedTime";

    private final Map<String, Object> attributes;

    private FileState(Map<String, Object> attributes) {
        this.attributes = attributes;
    }

    static FileState of(Path file) throws IOException {
        String names = MODIFIED + ",size,fileKey";
        boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        return new FileState(Files.readAttributes(file, isUnix ? "unix:" + CHANGED + ',' + names : names));
    }

    /** Whether another change would show: one within the same tick of the file system's clock does not. */
    boolean wasOld(Instant now) {
        FileTime last = (FileTime) Objects.requireNonNull(attributes.getOrDefault(CHANGED, attributes.get(MODIFIED)));
        return last.toInstant().plus(GRANULARITY).isBefore(now);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileState that && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }
}
