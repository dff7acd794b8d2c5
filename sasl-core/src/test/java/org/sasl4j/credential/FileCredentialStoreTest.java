package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.TestLogins;

@DisplayName("13, users: a users file that changes")
class FileCredentialStoreTest {
    private static final Mechanism PLAIN = TestLogins.mechanism("PLAIN");
    private static final Secret SERVER_SECRET = Secret.of("the server's".toCharArray());
    private static final FileTime LONG_AGO = FileTime.fromMillis(1000);

    @RegisterExtension
    private final LogLines log = new LogLines();

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
        assertThat(log.lines()).hasSize(2).first().isEqualTo("WARNING " + file + ", line 1: is not user:credential");
        assertThat(log.lines().get(1)).startsWith("WARNING " + file + ", line 2: not a stored form");
    }
}
