package org.sasl4j.credential;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.sasl4j.Secret;
import org.sasl4j.fuzz.Reading;

/** A users file on the disk, opened and edited: the way there is slow, and {@link UsersFileFuzzTest} does without it. */
class FileCredentialStoreFuzzTest {
    private static final Secret SECRET = Secret.of("salt".toCharArray());
    private static final Path FOLDER = folder();
    private static final Path FILE = FOLDER.resolve("users");

    private static Path folder() {
        try {
            return Files.createTempDirectory("sasl4j-fuzz");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void clean() throws IOException {
        for (Path file : List.of(FILE, FOLDER.resolve(".users.lock"), FOLDER)) {
            Files.deleteIfExists(file);
        }
    }

    @FuzzTest
    void opensAndEditsAnyFile(byte[] octets) throws IOException {
        Files.write(FILE, octets);
        Reading.text("", () -> opened());
        UsersFileEditor.of(FILE).set("user", List.of("{PLAIN}pencil"));
        UsersFileEditor.of(FILE).remove("user");
        boolean cleaned = UsersFileEditor.of(FILE).remove("user");
        if (cleaned) {
            throw new AssertionError("a user who was removed is there");
        }
    }

    private static FileCredentialStore opened() {
        try {
            return FileCredentialStore.open(FILE, SECRET);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
