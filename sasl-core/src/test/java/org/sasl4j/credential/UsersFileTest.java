package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Normalization;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.TestLogins;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramForm;
import org.sasl4j.mechanism.scram.ScramKeys;

@DisplayName("10 B9, E6: a users file that is wrong")
class UsersFileTest {
    private static final Mechanism PLAIN = TestLogins.mechanism("PLAIN");
    private static final Secret SERVER_SECRET = Secret.of("the server's".toCharArray());

    @TempDir
    private Path folder;

    private int writes;

    private Path write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(byte[] octets) throws IOException {
        Path file = Files.write(folder.resolve("users"), octets);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1000L * ++writes)); // the same second would not be seen
        return file;
    }

    private static String keys(Hash hash, String password) throws MechanismException {
        try (Secret secret = Secret.of(password.toCharArray())) {
            return ScramForm.RFC_5803.write(ScramKeys.newCredential(hash, secret, 4096));
        }
    }

    private static boolean letsIn(FileCredentialStore store, String user, String password) throws MechanismException {
        try (Secret secret = Secret.of(password.toCharArray())) {
            return StoreServerContext.of(store).verify(PLAIN, user, secret).equals(user);
        } catch (MechanismException e) {
            if (e.reason() == Reason.REFUSED) {
                return false;
            }
            throw e;
        }
    }

    private void assertRefused(Path file, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileCredentialStore.open(file, SERVER_SECRET))
                .withMessageContainingAll(words)
                .withMessageContaining(file.toString())
                .withMessageNotContaining("pencil");
    }

    @Test
    void isNotOpenedWithoutAServerSecret() throws Exception {
        Path file = write("juliet:{PLAIN}pencil\n");

        for (Secret none : new Secret[] {null, Secret.copyOf(new byte[0])}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FileCredentialStore.open(file, none))
                    .withMessageContaining("a server secret that is not empty");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "juliet|is not user:credential",
                ":{PLAIN}pencil|is not user:credential",
                "juliet:pencil|not a stored form",
                "juliet:{PLAIN}|there is no password after {PLAIN}",
                "juli\u0007et:{PLAIN}pencil|prohibits",
                "\u00ad:{PLAIN}pencil|nothing"
            })
    void saysWhichLineOfWhichFile(String line, String why) throws Exception {
        assertRefused(write("# users\nromeo:{PLAIN}montague\n" + line + "\n"), ", line 3: ", why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\rromeo:{PLAIN}y", "x\r", "x\u0000y", "x\u001by", "x\u0085y", "x\ty"})
    @DisplayName("10 E6: a control character, which other programs may take for the end of a line")
    void refusesControlCharacters(String password) throws Exception {
        assertRefused(write("juliet:{PLAIN}" + password + " \n"), ", line 1: there is a control character in it");
    }

    @Test
    @DisplayName("10 E6: a carriage return at the very end, where no line feed follows")
    void refusesACarriageReturnAtTheEnd() throws Exception {
        assertRefused(write("juliet:{PLAIN}x\r"), ", line 1: there is a control character in it");
    }

    @Test
    void takesTheLineEndsOfWindows() throws Exception {
        FileCredentialStore store = FileCredentialStore.open(
                write("juliet:{PLAIN}pencil\r\n\r\n# none\r\nromeo:{PLAIN}montague"), SERVER_SECRET);

        assertThat(letsIn(store, "juliet", "pencil")).isTrue();
        assertThat(letsIn(store, "romeo", "montague")).isTrue();
    }

    @Test
    void saysThatALatin1FileIsOne() throws Exception {
        assertRefused(
                write("romeo:{PLAIN}montague\njuliet:{PLAIN}p\u00e9ncil\n".getBytes(StandardCharsets.ISO_8859_1)),
                ", line 2: is not UTF-8; if the file is in ISO 8859-1, convert it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"juliet:{PLAIN}p\u00e9ncil", "Juliet\u00aa:{PLAIN}pencil", "\u00aa:{PLAIN}p\u00e9ncil"})
    @DisplayName("10 B9: a line in ISO 8859-1 is about somebody too, whose old password would stay valid")
    void refusesTheUserOfALineInLatin1(String line) throws Exception {
        String user = line.substring(0, line.indexOf(':')).replace('\u00aa', 'a');
        String before = user + ":{PLAIN}pencils\nromeo:{PLAIN}montague\n";
        FileCredentialStore store = FileCredentialStore.open(write(before), SERVER_SECRET);
        assertThat(letsIn(store, user, "pencils")).isTrue();

        Path file = write((before + line).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(letsIn(store, user, "pencils")).isFalse();
        assertThat(letsIn(store, "romeo", "montague")).isTrue();
        assertThat(LogLines.claim())
                .containsExactly(
                        "WARNING " + file + ", line 3: is not UTF-8; if the file is in ISO 8859-1, convert it");
    }

    @Test
    @DisplayName("10 B9: only the value is in ISO 8859-1, the name is not")
    void refusesAUserInUtf8OfALineThatIsNot() throws Exception {
        byte[] before = "juli\u00e9t:{PLAIN}pencils\n".getBytes(StandardCharsets.UTF_8);
        FileCredentialStore store = FileCredentialStore.open(write(before), SERVER_SECRET);
        assertThat(letsIn(store, "juli\u00e9t", "pencils")).isTrue();
        byte[] both = Arrays.copyOf(before, 2 * before.length);
        System.arraycopy(before, 0, both, before.length, before.length);
        both[both.length - 2] = (byte) 0xe9;

        Path file = write(both);

        assertThat(letsIn(store, "juli\u00e9t", "pencils")).isFalse();
        assertThat(LogLines.claim())
                .containsExactly(
                        "WARNING " + file + ", line 2: is not UTF-8; if the file is in ISO 8859-1, convert it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# users\n", "\n"})
    void takesAByteOrderMark(String first) throws Exception {
        for (Normalization normalization : Normalization.values()) {
            FileCredentialStore store = FileCredentialStore.open(
                    write("\ufeff" + first + "juliet:{PLAIN}pencil\n"), SERVER_SECRET, Preparation.of(normalization));

            assertThat(store.find("juliet", "", PLAIN)).as("%s", normalization).isPresent();
        }
    }

    @Test
    @DisplayName("10 B9: two lines of one user, of which an old password would stay valid")
    void refusesLinesThatContradictEachOther() throws Exception {
        String sha256 = keys(Hash.SHA_256, "pencil");
        for (String[] lines : new String[][] {
            {"{PLAIN}pencil", "{PLAIN}pencils"},
            {"{PLAIN}pencil", keys(Hash.SHA_256, "pencils")},
            {sha256, keys(Hash.SHA_256, "pencils")},
            {sha256, "{PLAIN}pencils"},
            {"realm:" + "0".repeat(32), "realm:" + "1".repeat(32)}
        }) {
            assertRefused(
                    write("juliet:" + lines[0] + "\nromeo:{PLAIN}montague\njul\u00adiet:" + lines[1] + "\n"),
                    ", line 3: says again what line 1 says of the same user: remove one");
        }
    }

    @Test
    void takesSeveralHashesOfOnePassword() throws Exception {
        FileCredentialStore store = FileCredentialStore.open(
                write("juliet:" + keys(Hash.SHA_256, "pencil") + "\njuliet:" + keys(Hash.SHA_1, "pencil")
                        + "\njuliet:one:" + "0".repeat(32) + "\njuliet:two:" + "0".repeat(32) + "\n"),
                SERVER_SECRET);

        for (String mechanism : new String[] {"SCRAM-SHA-256", "SCRAM-SHA-1"}) {
            assertThat(store.find("juliet", "", TestLogins.mechanism(mechanism)))
                    .isPresent();
        }
        for (String realm : new String[] {"one", "two"}) {
            assertThat(store.find("juliet", realm, TestLogins.mechanism("DIGEST-MD5")))
                    .isPresent();
        }
    }

    @Test
    @DisplayName("10 B9: a line broken at run time refuses that user alone and is logged once")
    void refusesTheUserOfALineBrokenLater() throws Exception {
        FileCredentialStore store =
                FileCredentialStore.open(write("juliet:{PLAIN}pencil\nromeo:{PLAIN}montague\n"), SERVER_SECRET);
        String broken = "juliet:{PLAIN}pencil\nromeo:{PLAIN}montague\njuliet:{PLAIN}pencils\nnobody\n\u00ff\n";

        Path file = folder.resolve("users");
        for (int i = 0; i < 2; i++) {
            write(broken);
            for (int j = 0; j < 2; j++) {
                assertThat(letsIn(store, "romeo", "montague")).isTrue();
                assertThat(letsIn(store, "juliet", "pencil")).isFalse();
                assertThat(letsIn(store, "juliet", "pencils")).isFalse();
            }
        }
        assertThat(LogLines.claim())
                .containsExactly(
                        "WARNING " + file + ", line 3: says again what line 1 says of the same user: remove one",
                        "WARNING " + file + ", line 4: is not user:credential",
                        "WARNING " + file + ", line 5: is not user:credential");

        write("juliet:{PLAIN}pencils\n");
        assertThat(letsIn(store, "juliet", "pencils")).isTrue();
        assertThat(letsIn(store, "romeo", "montague")).isFalse();
    }

    @Test
    void aFileThatIsGoneIsNoWrongPassword() throws Exception {
        Path file = write("juliet:{PLAIN}pencil\n");
        FileCredentialStore store = FileCredentialStore.open(file, SERVER_SECRET);
        Files.delete(file);

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> letsIn(store, "juliet", "pencil"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
    }
}
