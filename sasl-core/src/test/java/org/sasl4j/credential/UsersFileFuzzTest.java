package org.sasl4j.credential;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sasl4j.Credential;
import org.sasl4j.Preparation;
import org.sasl4j.fuzz.Allocation;
import org.sasl4j.mechanism.TestLogins;

/** A users file of any octets: what is wrong in it is said of a line, and an edit changes one user and nobody else. */
class UsersFileFuzzTest {
    private static final Path FILE = Path.of("users");
    private static final String USER = "user";

    /** A line of two octets that is wrong is told of in a sentence; the file is the administrator's and not a peer's. */
    private static final int SENTENCE = 8;

    private static final int LONGEST = 16 << 10;

    private static UsersFile read(byte[] octets) {
        return UsersFile.read(FILE, octets, Preparation.STANDARD);
    }

    private static boolean knows(UsersFile users, String user) {
        return users.store()
                .find(user, "", TestLogins.mechanism("PLAIN"))
                .filter(account -> account.credential() instanceof Credential.Password)
                .isPresent();
    }

    @FuzzTest
    void isReadAndEdited(byte[] octets) throws IOException {
        if (octets.length > LONGEST) {
            return;
        }
        UsersFile before = Allocation.bounded(SENTENCE * octets.length, () -> read(octets));
        byte[] changed = Allocation.bounded(SENTENCE * octets.length, () -> edited(octets));
        UsersFile after = read(changed);
        if (!knows(after, USER)) {
            throw new AssertionError("the user who was set is not there");
        }
        if (knows(before, "other") != knows(after, "other")) {
            throw new AssertionError("the edit of one user changed another");
        }
    }

    private static byte[] edited(byte[] octets) throws IOException {
        UsersEdit edit = new UsersEdit(octets, USER, Preparation.STANDARD.name());
        byte[] changed = edit.change(kept -> List.of("{PLAIN}pencil"));
        return changed == null ? octets : changed;
    }
}
