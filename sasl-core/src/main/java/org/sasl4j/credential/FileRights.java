package org.sasl4j.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Who may read and write a file that takes another's place. */
final class FileRights {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> GROUP = EnumSet.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE);

    private static final Set<PosixFilePermission> BOTH = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE);

    private FileRights() {}

    /** With what to create a file that nobody but its owner reads; on Windows a folder says who may read its files. */
    static FileAttribute<?>[] ofOwner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    /** Gives a copy the rights of its original; called before anything is in it. */
    static void copy(Path original, Path copy) throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(original, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
        if (from != null && to != null) {
            PosixFileAttributes rights = from.readAttributes();
            copy(rights, rights.permissions(), to);
        }
        AclFileAttributeView list = Files.getFileAttributeView(original, AclFileAttributeView.class);
        AclFileAttributeView other = Files.getFileAttributeView(copy, AclFileAttributeView.class);
        if (list != null && other != null) {
            other.setAcl(list.getAcl());
        }
    }

    /** Lets those lock a file by another who may read it, as owner or in its group. */
    static void copyForLock(Path original, Path lock) throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(original, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(lock, PosixFileAttributeView.class);
        if (from != null && to != null) {
            PosixFileAttributes rights = from.readAttributes();
            copy(rights, rights.permissions().contains(PosixFilePermission.GROUP_READ) ? BOTH : OWNER, to);
        }
    }

    /** An owner can be kept by root only; where a group cannot be kept, the group that it has instead gets no rights. */
    private static void copy(PosixFileAttributes from, Set<PosixFilePermission> permissions, PosixFileAttributeView to)
            throws IOException {
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        rights.addAll(permissions);
        PosixFileAttributes now = to.readAttributes();
        if (!now.group().equals(from.group())) {
            try {
                to.setGroup(from.group());
            } catch (IOException notAllowed) {
                rights.removeAll(GROUP);
            }
        }
        if (!now.owner().equals(from.owner())) {
            try {
                to.setOwner(from.owner());
            } catch (IOException notAllowed) {
                // Then it is the one's who edits it.
            }
        }
        to.setPermissions(rights);
    }
}
