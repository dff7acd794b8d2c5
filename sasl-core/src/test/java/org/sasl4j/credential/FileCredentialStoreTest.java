package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.Bytes;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.TestLogins;

@DisplayName("13, users: a users file that changes")
class FileCredentialStoreTest {
    private static final Mechanism PLAIN = TestLogins.mechanism("PLAIN");
    private static final Secret SERVER_SECRET = Secret.of("the server's".toCharArray());
    private static final FileTime LONG_AGO = FileTime.fromMillis(1000);

    @TempDir
    private Path folder;

    private Path file;
    private FileCredentialStore store;

    @BeforeEach
    void openStore() throws IOException {
        file = write("users", "first");
        store = FileCredentialStore.open(file, SERVER_SECRET);
    }

    /** All of the same size and time. */
    private Path write(String name, String password) throws IOException {
        Path written = Files.writeString(folder.resolve(name), "juliet:{PLAIN}" + password + "\n");
        return Files.setLastModifiedTime(written, LONG_AGO);
    }

    private String password(String user) throws MechanismException {
        try (Account found = store.find(user, "", PLAIN).orElse(null)) {
            return found == null
                    ? "nobody"
                    : new String(
                            ((Credential.Password) found.credential()).secret().revealChars());
        }
    }

    @Test
    @DisplayName("13, users: one of the same size and time is seen, written into or put in its place")
    void seesWhatLooksTheSame() throws Exception {
        for (int i = 0; i < 100; i++) {
            write("users", "w" + (1000 + i));
            assertThat(password("juliet")).isEqualTo("w" + (1000 + i));
            Files.move(write("other", "m" + (1000 + i)), file, StandardCopyOption.ATOMIC_MOVE);
            assertThat(password("juliet")).isEqualTo("m" + (1000 + i));
        }
    }

    @Test
    @DisplayName("13, users: one that is gone for a moment is no wrong password, and is seen when it is back")
    void seesThatAFileIsBack() throws Exception {
        Files.delete(file);
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> password("juliet"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));

        write("users", "again");
        assertThat(password("juliet")).isEqualTo("again");
    }

    @Test
    @DisplayName("13, users: who is set or removed is found so at the next look-up, however fast it comes")
    void findsWhatWasSet() throws Exception {
        for (int i = 0; i < 100; i++) {
            store.set("romeo", List.of("{PLAIN}" + (1000 + i)));
            assertThat(password("romeo")).isEqualTo("" + (1000 + i));
        }
        assertThat(password("juliet")).isEqualTo("first");
        assertThat(store.remove("romeo")).isTrue();
        assertThat(password("romeo")).isEqualTo("nobody");
        assertThat(store.remove("romeo")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> store.set("ro:meo", List.of("{PLAIN}x")));
    }

    @Test
    @DisplayName(
            "13, users: setting a user mends the line that refused this user, and says again what is broken elsewhere")
    void mendsALine() throws Exception {
        Files.writeString(file, "nobody\njuliet:broken\n");
        assertThat(password("juliet")).isEqualTo("nobody");

        store.set("juliet", List.of("{PLAIN}mended"));

        assertThat(password("juliet")).isEqualTo("mended");
        assertThat(LogLines.claim())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("WARNING " + file + ", line 1: is not user:credential"),
                        line -> assertThat(line).startsWith("WARNING " + file + ", line 2: not a stored form"));
    }

    @Test
    @DisplayName(
            "13, users: one that was written within a tick of the clock may be written again unseen, so it is read again")
    void trustsNoFileThatIsNew() throws Exception {
        boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        FileTime last = (FileTime) Files.getAttribute(file, isUnix ? "unix:ctime" : "lastModifiedTime");

        assertThat(FileState.of(file).wasOld(last.toInstant().plusSeconds(1))).isFalse();
        assertThat(FileState.of(file).wasOld(last.toInstant().plusSeconds(3))).isTrue();
    }

    @Test
    @DisplayName("13, users: one that stands still is not read again, and one that is not the same any more is")
    void knowsAFileAgain() throws Exception {
        FileState before = FileState.of(file);
        UsersSnapshot settled = snapshot(before, true);
        assertThat(settled.isOf(file)).isTrue();
        assertThat(snapshot(before, false).isOf(file))
                .as("read within a tick of its clock")
                .isFalse();
        assertThat(FileState.of(file)).isEqualTo(before).hasSameHashCodeAs(before);

        write("users", "longer");

        assertThat(settled.isOf(file)).isFalse();
        assertThat(FileState.of(file)).isNotEqualTo(before);
    }

    private static UsersSnapshot snapshot(FileState state, boolean isSettled) {
        return new UsersSnapshot(state, isSettled, Bytes.copyOf(new byte[0]), List.of(), new MemoryCredentialStore());
    }

    @Test
    @DisplayName("13, users: one whose last change was long ago is settled at once")
    void trustsAFileThatIsOld() throws Exception {
        Path archive = folder.resolve("users.zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Files.copy(file, zip.getPath("users"), StandardCopyOption.COPY_ATTRIBUTES);
        }
        try (FileSystem zip = FileSystems.newFileSystem(archive)) { // which has no times but that of the content
            Path old = zip.getPath("users");

            assertThat(UsersSnapshot.read(old, Preparation.STANDARD, null).isOf(old))
                    .isTrue();
        }
    }

    @Test
    void anotherThreadReadsAfterOneHasRead() throws Exception {
        write("users", "second");
        assertThat(password("juliet")).isEqualTo("second");
        write("users", "third");

        assertThat(CompletableFuture.supplyAsync(() -> {
                            try {
                                return password("juliet");
                            } catch (MechanismException e) {
                                throw new AssertionError(e);
                            }
                        })
                        .get())
                .isEqualTo("third");
    }
}
