package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.Mechanism;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.TestLogins;

@DisplayName("13, users: several edit one users file")
class ConcurrentEditsTest {
    private static final Mechanism PLAIN = TestLogins.mechanism("PLAIN");
    private static final Secret SERVER_SECRET = Secret.of("the server's".toCharArray());
    private static final int USERS_EACH = 50;
    private static final int ROUNDS = 5;

    @TempDir
    private Path folder;

    /** Takes care that the file is whole, as its opening does, and that they are all in it. */
    private static void assertHas(Path file, List<String> users) throws IOException {
        FileCredentialStore store = FileCredentialStore.open(file, SERVER_SECRET);
        for (String user : users) {
            assertThat(store.find(user, "", PLAIN)).as(user).isPresent();
        }
    }

    private static void edit(Path file, String name) throws Exception {
        if (name.startsWith("thread")) {
            EditingJvm.edit(file, name, USERS_EACH, user -> {});
            return;
        }
        Process process = EditingJvm.start(file, name, USERS_EACH);
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
    }

    /** Opens a file again and again, and looks somebody up in one that stays open. */
    private static void read(Path file, AtomicBoolean done) throws Exception {
        FileCredentialStore store = FileCredentialStore.open(file, SERVER_SECRET);
        while (!done.get()) {
            assertThat(store.find("first", "", PLAIN)).isPresent();
            assertHas(file, List.of("first"));
        }
    }

    @Test
    @DisplayName("13, users: processes and threads lose nothing of each other's, and a reader sees whole files only")
    void losesNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("users"), "first:{PLAIN}x\n");
        List<String> users = new ArrayList<>(List.of("first"));
        List<Future<?>> editors = new ArrayList<>();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<?> reader = threads.submit(() -> {
                read(file, done);
                return null;
            });
            for (String name : List.of("thread-a-", "thread-b-", "process-a-", "process-b-")) {
                editors.add(threads.submit(() -> {
                    edit(file, name);
                    return null;
                }));
                IntStream.range(0, USERS_EACH).forEach(number -> users.add(name + number));
            }
            for (Future<?> editor : editors) {
                editor.get();
            }
            done.set(true);
            reader.get();
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertHas(file, users);
    }

    @Test
    @DisplayName("13, users: a kill -9 amid a thousand edits leaves a whole file, with all that was confirmed")
    void survivesAKill() throws Exception {
        Path file = folder.resolve("users");
        List<String> confirmed = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process process = EditingJvm.start(file, "round" + round + '-', 1000);
            try (BufferedReader said = process.inputReader()) {
                int more = 10 + 17 * round;
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    if (line.endsWith(".")) {
                        confirmed.add(line.substring(0, line.length() - 1));
                    }
                    if (--more == 0) {
                        process.toHandle().destroyForcibly(); // which leaves open what it has said
                    }
                }
            }
            assertThat(process.waitFor()).as("killed").isNotZero();
            assertHas(file, confirmed);
        }
        assertThat(confirmed).hasSizeGreaterThan(10 * ROUNDS);

        UsersFileEditor.of(file).set("last", List.of("{PLAIN}x"));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(".users.lock", "users");
    }
}
