package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismException;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;
import org.sasl4j.credential.FileCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.TestLogins;

@DisplayName("13, users: a login by PLAIN or LOGIN leaves SCRAM keys behind")
class ScramUpgradeTest {
    private static final String DIGEST = "realm:" + "0".repeat(32);

    @TempDir
    private Path folder;

    private Path file;
    private FileCredentialStore store;

    @BeforeEach
    void openStore() throws IOException {
        file = Files.writeString(folder.resolve("users"), "# users\njuliet:{PLAIN}pencil\nromeo:{PLAIN}montague\n");
        store = FileCredentialStore.open(file, Secret.of("the server's".toCharArray()));
    }

    private void login(String mechanism, ScramUpgrade upgrade) throws MechanismException {
        StoreServerContext server =
                StoreServerContext.builder(store).onRightPassword(upgrade).build();
        TestLogins.run(TestLogins.mechanism(mechanism), TestLogins.client("juliet", "pencil", ""), server);
    }

    private static String keys(Hash hash, int iterations) throws MechanismException {
        try (Secret password = Secret.of("pencil".toCharArray())) {
            return ScramForm.RFC_5803.write(ScramKeys.newCredential(hash, password, iterations));
        }
    }

    /** What is kept of juliet, without salts and keys. */
    private List<String> kept() throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("juliet:"))
                .map(line -> line.replaceFirst("juliet:", "").replaceFirst("(SCRAM-[^:]*):.*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    @DisplayName("13, users: of each hash wanted, in place of the password, and by them clients of SCRAM log in")
    void leavesKeys(String mechanism) throws Exception {
        ScramUpgrade upgrade = ScramUpgrade.in(store, Hash.SHA_512, Hash.SHA_256);

        login(mechanism, upgrade);

        assertThat(kept()).containsExactly("SCRAM-SHA-512$10000", "SCRAM-SHA-256$4096");
        login("SCRAM-SHA-512", upgrade);
        login("SCRAM-SHA-256", upgrade);
        login("PLAIN", upgrade);
        assertThat(Files.readAllLines(file)).startsWith("# users").endsWith("romeo:{PLAIN}montague");
    }

    @Test
    @DisplayName("13, users: nothing is locked or written for a user who has them")
    void leavesThoseAloneWhoHaveThem() throws Exception {
        ScramUpgrade upgrade = ScramUpgrade.in(store, Hash.SHA_256).iterations(5000);
        login("PLAIN", upgrade);
        assertThat(kept()).containsExactly("SCRAM-SHA-256$5000");
        byte[] before = Files.readAllBytes(file);
        Files.delete(folder.resolve(".users.lock"));

        login("PLAIN", upgrade);
        login("LOGIN", upgrade);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("users");
    }

    @Test
    void takesAnyNumberOfIterations() throws Exception {
        login("PLAIN", ScramUpgrade.in(store, Hash.SHA_256).iterations(1));

        assertThat(kept()).containsExactly("SCRAM-SHA-256$1");
    }

    @Test
    @DisplayName("13, users: beside what else is kept, unless they are to be alone")
    void keepsWhatElseThereIs() throws Exception {
        store.set("juliet", List.of(DIGEST, keys(Hash.SHA_1, 4096), keys(Hash.SHA_512, 5000)));
        ScramUpgrade upgrade = ScramUpgrade.in(store, Hash.SHA_256, Hash.SHA_512);

        upgrade.heard("juliet", Secret.of("pencil".toCharArray()), Preparation.STANDARD);
        assertThat(kept()).containsExactly("SCRAM-SHA-256$4096", "SCRAM-SHA-512$5000", DIGEST, "SCRAM-SHA-1$4096");

        upgrade.insteadOfOthers().heard("juliet", Secret.of("pencil".toCharArray()), Preparation.STANDARD);
        assertThat(kept()).hasSize(4); // none is missing
        store.set("juliet", List.of(DIGEST, keys(Hash.SHA_1, 4096), keys(Hash.SHA_512, 5000)));
        upgrade.insteadOfOthers().heard("juliet", Secret.of("pencil".toCharArray()), Preparation.STANDARD);
        assertThat(kept()).containsExactly("SCRAM-SHA-256$4096", "SCRAM-SHA-512$5000");
    }

    @Test
    @DisplayName("13, users: a password that was changed meanwhile, or a user who was removed, stays so")
    void undoesNobodysChange() throws Exception {
        ScramUpgrade upgrade = ScramUpgrade.in(store, Hash.SHA_256);

        store.set("juliet", List.of("{PLAIN}pencils"));
        upgrade.heard("juliet", Secret.of("pencil".toCharArray()), Preparation.STANDARD);
        assertThat(kept()).containsExactly("{PLAIN}pencils");

        store.remove("juliet");
        upgrade.heard("juliet", Secret.of("pencil".toCharArray()), Preparation.STANDARD);
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("13, users: what cannot be written is logged, and the login is as good as any")
    void isNoFailureOfTheLogin() throws Exception {
        Files.createDirectories(folder.resolve(".users.new/full"));

        login("PLAIN", ScramUpgrade.in(store, Hash.SHA_256));

        assertThat(kept()).containsExactly("{PLAIN}pencil");
        assertThat(LogLines.claim()).singleElement().asString().contains("DirectoryNotEmptyException: ");
    }

    @Test
    void saysWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> ScramUpgrade.in(store));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScramUpgrade.in(store, Hash.SHA_256).iterations(0));
    }
}
