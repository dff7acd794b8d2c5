package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Context;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Decoy;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Normalization;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.TestLogins;
import org.sasl4j.mechanism.digest.DigestCredential;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramForm;
import org.sasl4j.mechanism.scram.ScramKeys;

class StoresTest {
    private static final Mechanism PLAIN = TestLogins.mechanism("PLAIN");
    private static final Mechanism SCRAM = TestLogins.mechanism("SCRAM-SHA-256");
    private static final Mechanism SCRAM_PLUS = TestLogins.mechanism("SCRAM-SHA-256-PLUS");
    private static final Mechanism DIGEST = TestLogins.mechanism("DIGEST-MD5");

    private static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }

    private static String verify(CredentialStore store, String user, String password) throws MechanismException {
        return StoreServerContext.of(store).verify(PLAIN, user, secret(password));
    }

    private static void refuses(CredentialStore store, String user, String password) {
        assertThatThrownBy(() -> verify(store, user, password))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
    }

    @Test
    void judgesAPasswordByEveryKindOfCredential() throws MechanismException {
        DigestCredential digest = new DigestCredential(
                "elwood.innosoft.com", Secret.owning(HexFormat.of().parseHex("eb5a750053e4d2c34aa84bbc9b0b6ee7")));
        MemoryCredentialStore store = new MemoryCredentialStore()
                .put("plain", "pencil".toCharArray())
                .put("scram", ScramKeys.newCredential(Hash.SHA_256, secret("pencil"), 4096))
                .put("verified", (Credential.Verifier)
                        password -> password.matches(secret("pencil")) ? Optional.of("canonical") : Optional.empty());

        assertThat(verify(store, "plain", "pencil")).isEqualTo("plain");
        assertThat(verify(store, "scram", "pencil")).isEqualTo("scram");
        assertThat(verify(store, "verified", "pencil")).isEqualTo("canonical");
        for (String user : new String[] {"plain", "scram", "verified", "nobody"}) {
            refuses(store, user, "pencils");
        }
        assertThat(digest.toString()).doesNotContain("eb5a");
    }

    @Test
    void judgesAPasswordByADigestHash() throws Exception {
        for (String[] row : new String[][] {{"user", "password"}, {"passé", "é"}, {"и你", "密码"}}) {
            boolean latin = row[0].chars().allMatch(c -> c < 256);
            byte[] text = (row[0] + ":realm:" + row[1]).getBytes(latin ? "ISO-8859-1" : "UTF-8");
            byte[] hash = java.security.MessageDigest.getInstance("MD5").digest(text);
            MemoryCredentialStore store =
                    new MemoryCredentialStore().put(row[0], new DigestCredential("realm", Secret.owning(hash)));

            assertThat(verify(store, row[0], row[1])).isEqualTo(row[0]);
            refuses(store, row[0], row[1] + "x");
        }
    }

    @Test
    void answersEachMechanismWithWhatItCanUse() throws MechanismException {
        MemoryCredentialStore store = new MemoryCredentialStore()
                .put("scram", ScramKeys.newCredential(Hash.SHA_256, secret("pencil"), 4096))
                .put("digest", new DigestCredential("realm", Secret.copyOf(new byte[16])))
                .put("plain", "pencil".toCharArray());

        assertThat(store.find("scram", "", SCRAM)).isPresent();
        assertThat(store.find("scram", "", SCRAM_PLUS)).isPresent();
        assertThat(store.find("scram", "", TestLogins.mechanism("SCRAM-SHA-1"))).isEmpty();
        assertThat(store.find("scram", "", DIGEST)).isEmpty();
        assertThat(store.find("digest", "realm", DIGEST)).isPresent();
        assertThat(store.find("digest", "other", DIGEST)).isEmpty();
        assertThat(store.find("digest", "", SCRAM)).isEmpty();
        for (Mechanism mechanism : new Mechanism[] {PLAIN, SCRAM, SCRAM_PLUS, DIGEST}) {
            assertThat(store.find("plain", "realm", mechanism)).isPresent();
            assertThat(store.supports(mechanism)).isEqualTo(Fact.YES);
        }
        store.remove("plain");
        assertThat(store.supports(TestLogins.mechanism("CRAM-MD5"))).isEqualTo(Fact.NO);
    }

    @Test
    void answersFromKeysRatherThanFromAPassword() throws MechanismException {
        ScramCredential keys = ScramKeys.newCredential(Hash.SHA_256, secret("pencil"), 4096);
        MemoryCredentialStore store = new MemoryCredentialStore()
                .put("both", new Credential.Password(secret("pencil")), keys)
                .put("turned", keys, new Credential.Password(secret("pencil")));

        for (String user : new String[] {"both", "turned"}) {
            assertThat(store.find(user, "", SCRAM).map(Account::credential)).containsSame(keys);
        }
        assertThat(store.find("both", "", PLAIN).orElseThrow().credential())
                .as("whoever sends the password is judged by what was put first")
                .isInstanceOf(Credential.Password.class);
    }

    @Test
    void lendsCredentialsThatMayBeClosed() throws MechanismException {
        MemoryCredentialStore store = new MemoryCredentialStore().put("user", "pencil".toCharArray());
        store.find("user", "", PLAIN).ifPresent(Account::close);

        assertThat(verify(store, "user", "pencil")).isEqualTo("user");
    }

    @Test
    void refusesUsersWhoCouldNeverLogIn() {
        MemoryCredentialStore store = new MemoryCredentialStore();

        assertThatThrownBy(() -> store.put("\u00AD", "pencil".toCharArray())).hasMessageContaining("empty");
        assertThatThrownBy(() -> store.put("user", "\u00AD".toCharArray())).hasMessageContaining("empty");
        assertThatThrownBy(() -> store.put("us\u0007er", "pencil".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.put("user", "pen\u0221cil".toCharArray()))
                .as("an unassigned code point must not be stored")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("cil");
    }

    @Test
    @DisplayName("10 C1, D4: what SASLprep prohibits is named, and another normalization takes it")
    void namesWhatIsProhibitedAndTakesAnotherNormalization(@TempDir Path folder) throws Exception {
        String name = "ali\uD83D\uDE00ce";
        Path file = folder.resolve("passwd");
        Files.writeString(file, name + ":{PLAIN}pencil\n");
        char[] password = "pen\uD83D\uDE00cil".toCharArray();

        assertThatThrownBy(() -> new MemoryCredentialStore().put(name, "pencil".toCharArray()))
                .hasMessageContaining("user name, U+1F600")
                .hasMessageContaining("normalization=lenient");
        assertThatThrownBy(() -> new MemoryCredentialStore().put("user", password))
                .hasMessageContaining("password, U+1F600")
                .hasMessageNotContaining("cil");
        assertThatThrownBy(() -> ScramKeys.newCredential(Hash.SHA_256, Secret.of(password), 4096))
                .hasMessageContaining("password, U+1F600");
        assertThatThrownBy(() -> FileCredentialStore.open(file, secret("server secret")))
                .hasMessageContaining("line 1: SASLprep (RFC 4013) prohibits a character of the user name, U+1F600");

        Preparation lenient = Preparation.of(Normalization.LENIENT);
        CredentialStore store = new MemoryCredentialStore(lenient).put(name, password);
        StoreServerContext server = StoreServerContext.builder(store)
                .with(Context.NORMALIZATION, lenient)
                .build();
        assertThat(server.verify(PLAIN, name, Secret.of(password))).isEqualTo(name);
        ScramCredential keys = ScramKeys.newCredential(Hash.SHA_256, Secret.of(password), 4096, Normalization.LENIENT);
        assertThat(keys).isEqualTo(ScramKeys.derive(Hash.SHA_256, Secret.of(password), keys.salt(), 4096));
        assertThat(FileCredentialStore.open(file, secret("server secret"), lenient)
                        .find(name, "", PLAIN))
                .isPresent();
    }

    @Test
    @DisplayName("10 D4: MongoDB's names are taken as they are, and its passwords prepared")
    void preparesNameAndPasswordApart() throws MechanismException {
        Preparation mongodb = new Preparation(Normalization.NONE, Normalization.SASLPREP);
        CredentialStore store = new MemoryCredentialStore(mongodb).put("\u2168", "I\u00ADX".toCharArray());
        StoreServerContext server = StoreServerContext.builder(store)
                .with(Context.NORMALIZATION, mongodb)
                .build();

        assertThat(server.verify(PLAIN, "\u2168", secret("\u2168"))).isEqualTo("\u2168");
        assertThatThrownBy(() -> server.verify(PLAIN, "IX", secret("IX"))).isInstanceOf(MechanismException.class);
    }

    @Test
    @DisplayName("10 D4: applications prepare names and passwords by the same code")
    void preparesForApplications() {
        assertThat(Prepared.storedName("\u2168", Normalization.SASLPREP)).isEqualTo("IX");
        assertThat(Prepared.queriedName("\u0221", Normalization.SASLPREP)).isEqualTo("\u0221");
        assertThat(Prepared.storedPassword(secret("\u2168"), Normalization.SASLPREP)
                        .matches(secret("IX")))
                .isTrue();
        assertThat(Prepared.queriedPassword(secret("\u0221"), Normalization.SASLPREP)
                        .matches(secret("\u0221")))
                .isTrue();
        for (String nothing : new String[] {"", "\u00AD", "\u0221\u0007"}) {
            assertThatThrownBy(() -> Prepared.storedName(nothing, Normalization.SASLPREP))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Prepared.queriedName(nothing, Normalization.SASLPREP))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Prepared.storedPassword(secret(nothing), Normalization.SASLPREP))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Prepared.queriedPassword(secret(nothing), Normalization.SASLPREP))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("10 D1: a letter of a younger Unicode does not log in as the old one it looks like")
    void takesNobodyForAnother() throws MechanismException {
        MemoryCredentialStore store = new MemoryCredentialStore().put("Alice", "pencil".toCharArray());

        refuses(store, "\u1D2Clice", "pencil");
        assertThat(verify(store, "\uFF21lice", "pencil")).isEqualTo("Alice");
    }

    @Test
    void judgesAnUnknownUserByTheSampleOfTheDecoy() {
        AtomicInteger judged = new AtomicInteger();
        Credential.Verifier slow = password -> {
            judged.incrementAndGet();
            return Optional.of("a sample must let nobody in");
        };
        MemoryCredentialStore store =
                new MemoryCredentialStore().pretending(Decoy.standard().judgedLike(slow));

        refuses(store, "nobody", "pencil");
        assertThat(judged).hasValue(1);
    }

    @Test
    void aStoreThatIsDownDoesNotReadAsAWrongPassword() {
        CredentialStore down = (user, realm, mechanism) -> {
            throw new MechanismException(Reason.TEMPORARY, "the directory is down");
        };

        assertThatThrownBy(() -> verify(down, "user", "pencil"))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesADecoyThatCannotBe(int number) {
        assertThatThrownBy(() -> Decoy.of(number, 16, secret("s"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decoy.of(4096, number, secret("s"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAPasswdFileAndReadsItAgainWhenItChanges(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("passwd");
        Files.writeString(file, "# users\n\nuser:{PLAIN}pen:cil\n");
        FileCredentialStore store = FileCredentialStore.open(file, secret("server secret"));
        assertThat(verify(store, "user", "pen:cil")).isEqualTo("user");
        assertThat(store.supports(PLAIN)).isEqualTo(Fact.YES);

        Files.writeString(file, "user:{PLAIN}pencils\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(verify(store, "user", "pencils")).isEqualTo("user");
        refuses(store, "user", "pen:cil");

        Files.delete(file);
        assertThatThrownBy(() -> verify(store, "user", "pencils"))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", ":{PLAIN}x", "user:pencil", "user:{FOO}pencil"})
    void saysWhichLineIsWrongWithoutRepeatingIt(String line, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("passwd");
        Files.writeString(file, "first:{PLAIN}x\n" + line + "\n");

        assertThatThrownBy(() -> FileCredentialStore.open(file, secret("server secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("pencil");
    }

    @Test
    void aStoreThatFailsInWhateverWayIsNoWrongPassword() {
        CredentialStore broken = (user, realm, mechanism) -> {
            throw new IllegalArgumentException("the row of " + user + " cannot be read");
        };
        CredentialStore unsure = (user, realm, mechanism) ->
                Optional.of(new CredentialStore.Account(user, (Credential.Verifier) password -> {
                    throw new IllegalArgumentException("the directory's address is wrong");
                }));

        assertThatThrownBy(() -> verify(broken, "user", "pencil"))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
        assertThatThrownBy(() -> StoreServerContext.of(broken).find(SCRAM, "user", ""))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
        assertThatThrownBy(() -> verify(unsure, "user", "pencil")) // which the exchange calls temporary
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void joinsTheLinesOfOneUserHoweverTheNameIsSpelt(@TempDir Path folder) throws Exception {
        String keys = ScramForm.RFC_5803.write(ScramKeys.newCredential(Hash.SHA_256, secret("pencil"), 4096));
        Path file = folder.resolve("passwd");
        Files.writeString(file, "ram\u00F3n:" + keys + "\nramo\u0301n:realm:" + "0".repeat(32) + "\n");
        FileCredentialStore store = FileCredentialStore.open(file, secret("server secret"));

        assertThat(store.find("ram\u00F3n", "", SCRAM).orElseThrow().credential())
                .isInstanceOf(ScramCredential.class);
        assertThat(store.find("ram\u00F3n", "realm", TestLogins.mechanism("DIGEST-MD5")))
                .isPresent();
    }

    @Test
    void saysInWhichLineANameIsProhibited(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("passwd");
        Files.writeString(file, "user:{PLAIN}x\nus\u0007er:{PLAIN}x\n");

        assertThatThrownBy(() -> FileCredentialStore.open(file, secret("server secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void oneselfIsOneselfHoweverTheNameIsSpelt() throws MechanismException {
        StoreServerContext context = StoreServerContext.of(new MemoryCredentialStore());

        assertThat(context.authorize("ram\u00F3n", "ramo\u0301n")).isEqualTo("ram\u00F3n");
        assertThatThrownBy(() -> context.authorize("ram\u00F3n", "ramon")).isInstanceOf(MechanismException.class);
    }
}
