package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.Normalization;
import org.sasl4j.Preparation;

@DisplayName("13, users: a users file is edited")
class UsersFileEditorTest {
    private static final String PENCIL = "{PLAIN}pencil";
    private static final String ONE = "one:" + "0".repeat(32);
    private static final String TWO = "two:" + "1".repeat(32);

    @TempDir
    private Path folder;

    private Path file;
    private UsersFileEditor editor;

    @BeforeEach
    void openEditor() {
        file = folder.resolve("users");
        editor = UsersFileEditor.of(file);
    }

    private void write(String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1)); // each char an octet
    }

    private String read() throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).map(Path::toString).sorted().toList();
        }
    }

    @Test
    @DisplayName("13, users: a new file is for its owner alone, and nothing but the lock lies beside it")
    void makesAFile() throws Exception {
        editor.set("juliet", List.of(PENCIL));
        editor.set("romeo", List.of(ONE, TWO));

        assertThat(read()).isEqualTo("juliet:" + PENCIL + "\nromeo:" + ONE + "\nromeo:" + TWO + "\n");
        assertThat(names()).containsExactly(".users.lock", "users");
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            for (String name : names()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @ParameterizedTest
    @DisplayName("13, users: what is not about the user stays octet for octet, and the user stays in place")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`j:{PLAIN}x\\n# c\\n\\nr:{PLAIN}y`|`j:{PLAIN}new\\n# c\\n\\nr:{PLAIN}y`",
                "`\\xef\\xbb\\xbfj:{PLAIN}x\\r\\n #\\r\\nr:{PLAIN}y\\n`|`\\xef\\xbb\\xbfj:{PLAIN}new\\r\\n #\\r\\nr:{PLAIN}y\\n`",
                "`#\\xe9\\nr:\\xe9\\nj:a:00\\nx\\nj:b:11\\nj\\n:j\\n`|`#\\xe9\\nr:\\xe9\\nj:{PLAIN}new\\nx\\nj\\n:j\\n`",
                "`#j:{PLAIN}x\\nr:{PLAIN}y`|`#j:{PLAIN}x\\nr:{PLAIN}y\\nj:{PLAIN}new\\n`",
                "`#\\r\\nr:{PLAIN}y`|`#\\r\\nr:{PLAIN}y\\r\\nj:{PLAIN}new\\r\\n`",
                "`j:broken\\nr:{PLAIN}y\\nj:\\xe9`|`j:{PLAIN}new\\nr:{PLAIN}y\\n`",
                "`\\xc2\\xadj:{PLAIN}x\\n\\xef\\xbd\\x8a:{PLAIN}y\\n`|`j:{PLAIN}new\\n`",
                "`j:{PLAIN}x\\nx`|`j:{PLAIN}new\\nx`",
                "`\\xef\\xbb\\xbf`|`\\xef\\xbb\\xbfj:{PLAIN}new\\n`",
                "`\\n\\n`|`\\n\\nj:{PLAIN}new\\n`"
            })
    void keepsAllElse(String before, String after) throws Exception {
        write(octets(before));

        editor.set("j", List.of("{PLAIN}new"));

        assertThat(read()).isEqualTo(octets(after));
    }

    private static String octets(String text) {
        StringBuilder octets = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\x", i)) {
                octets.append((char) Integer.parseInt(text.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                octets.append(text.charAt(i));
            }
        }
        return octets.toString().replace("\\r", "\r").replace("\\n", "\n");
    }

    @Test
    @DisplayName("13, users: each line of a user who is removed goes, and nobody else's")
    void removes() throws Exception {
        write("j:" + ONE + "\nr:{PLAIN}y\r\nj:" + TWO + "\r\nj:broken");

        assertThat(editor.remove("nobody")).isFalse();
        assertThat(editor.remove("j")).isTrue();
        assertThat(read()).isEqualTo("r:{PLAIN}y\r\n");
        assertThat(editor.remove("j")).isFalse();
        assertThat(editor.remove("r")).isTrue();
        assertThat(read()).isEmpty();
        Files.delete(file);
        assertThat(editor.remove("r")).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("13, users: names are prepared, as the store that reads them says")
    void preparesNames() throws Exception {
        editor.set("\u2168", List.of(PENCIL));
        assertThat(editor.remove("I\u00adX")).isTrue();

        UsersFileEditor exact = UsersFileEditor.of(file, Preparation.of(Normalization.NONE));
        exact.set("\u2168", List.of(PENCIL));
        assertThat(exact.remove("IX")).isFalse();
        assertThat(Files.readString(file)).isEqualTo("\u2168:" + PENCIL + "\n");
    }

    @Test
    @DisplayName("13, users: a line to be pasted has the name as it is looked up")
    void writesALine() {
        assertThat(UsersFileEditor.line("jul\u00adiet", PENCIL)).isEqualTo("juliet:" + PENCIL);
    }

    @Test
    @DisplayName("13, users: two threads that call one folder by two names wait for each other")
    void waitsForWhoeverCallsTheFolderOtherwise() throws Exception {
        Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder);
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread other = new Thread(() -> {
            try {
                UsersFileEditor.of(alias.resolve("users")).set("romeo", List.of(PENCIL));
            } catch (Exception e) {
                failure.set(e);
            }
        });

        editor.change("juliet", kept -> {
            other.start();
            while (other.getState() != Thread.State.BLOCKED && other.isAlive()) {
                Thread.onSpinWait();
            }
            return List.of(PENCIL);
        });
        other.join();

        assertThat(failure).hasValue(null);
        assertThat(read()).isEqualTo("juliet:" + PENCIL + "\nromeo:" + PENCIL + "\n");
    }

    @ParameterizedTest
    @DisplayName("13, users: a name that no line can begin with is refused by what is wrong with it")
    @CsvSource({
        "'',the user name is empty",
        "\u00ad,nothing is left",
        "a:b,no colon",
        ":a,no colon",
        "a\uff1ab,no colon",
        "#a,does not begin with '#'",
        "\uff03a,does not begin with '#'",
        "a\u0007b,prohibits a character of the user name",
        "a\ud800,user name"
    })
    void refusesNames(String name, String why) throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> editor.set(name, List.of(PENCIL)))
                .withMessageContaining(why);
        assertThatIllegalArgumentException().isThrownBy(() -> editor.remove(name));
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("13, users: a name that is not prepared has no control character and no byte order mark before it")
    @CsvSource({
        "a\u0007b,control character",
        "a\u0085b,control character",
        "\ufeffa,byte order mark",
        "a\ud800,surrogate"
    })
    void refusesNamesThatAreNotPrepared(String name, String why) {
        UsersFileEditor exact = UsersFileEditor.of(file, Preparation.of(Normalization.NONE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> exact.set(name, List.of(PENCIL)))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @DisplayName("13, users: what the store could not read is not written, and the error repeats none of it")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{PLAIN}pencil;pencil|stored form 2: not a stored form",
                "{PLAIN}|stored form 1: there is no password",
                "{PLAIN}pencil;{PLAIN}pencils|stored form 2: it says again",
                "r:00000000000000000000000000000000;{PLAIN}pencil|stored form 2: it says again",
                "{PLAIN}pen\u0007cil|stored form 1: there is a control character",
                "{PLAIN}pen\u0085cil|stored form 1: there is a control character",
                "{PLAIN}pencil\ud800|stored form 1: the stored form has an unpaired surrogate"
            })
    void refusesForms(String forms, String why) throws Exception {
        write("juliet:{PLAIN}x\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> editor.set("juliet", List.of(forms.split(";"))))
                .withMessageContaining(why)
                .withMessageNotContaining("pencil");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> editor.set("juliet", List.of()))
                .withMessageContaining("nothing to keep");
        assertThat(read()).isEqualTo("juliet:{PLAIN}x\n");
    }

    @Test
    @DisplayName("13, users: a change is told what is kept, and may leave it")
    void changes() throws Exception {
        write("j:" + ONE + "\nr:" + PENCIL + "\nj:" + TWO);

        assertThat(editor.change("j", kept -> {
                    assertThat(kept).containsExactly(ONE, TWO);
                    return kept;
                }))
                .isFalse();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> editor.change("j", kept -> {
                    throw new IOException("no");
                }))
                .withMessage("no");
        assertThat(read()).isEqualTo("j:" + ONE + "\nr:" + PENCIL + "\nj:" + TWO);
        assertThat(editor.change("j", kept -> kept.subList(1, 2))).isTrue();
        assertThat(read()).isEqualTo("j:" + TWO + "\nr:" + PENCIL + "\n");
        assertThat(editor.change("nobody", kept -> kept)).isFalse();
    }

    @Test
    @DisplayName("13, users: a symbolic link stays, and what it leads to is edited")
    void followsLinks() throws Exception {
        Path target = Files.createDirectory(folder.resolve("target")).resolve("real");
        Files.createSymbolicLink(folder.resolve("second"), Path.of("target/real"));
        Files.createSymbolicLink(file, Path.of("second"));

        editor.set("juliet", List.of(PENCIL)); // where the link leads to there is nothing yet
        editor.set("romeo", List.of(PENCIL));

        assertThat(file).isSymbolicLink();
        assertThat(target).isRegularFile().hasContent("juliet:" + PENCIL + "\nromeo:" + PENCIL);
        assertThat(names()).containsExactly("second", "target", "users");
        Files.delete(target);
        Files.createSymbolicLink(target, file);
        assertThatExceptionOfType(FileSystemLoopException.class)
                .isThrownBy(() -> editor.set("juliet", List.of(PENCIL)));
    }

    @Test
    @DisplayName("13, users: permissions, owner and group stay, and whoever may read the file may lock it")
    void keepsRights() throws Exception {
        write("juliet:{PLAIN}x\n");
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        assumeThat(view).as("a file system with POSIX permissions").isNotNull();
        view.setPermissions(PosixFilePermissions.fromString("r--r-----"));
        GroupPrincipal group = view.readAttributes().group();
        UserPrincipal owner = view.readAttributes().owner();
        if ("root".equals(System.getProperty("user.name"))) {
            UserPrincipalLookupService principals = file.getFileSystem().getUserPrincipalLookupService();
            group = principals.lookupPrincipalByGroupName("daemon");
            view.setGroup(group);
            owner = principals.lookupPrincipalByName("daemon");
            view.setOwner(owner);
        }

        editor.set("juliet", List.of(PENCIL));

        PosixFileAttributeView now = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        assertThat(PosixFilePermissions.toString(now.readAttributes().permissions()))
                .isEqualTo("r--r-----");
        assertThat(now.readAttributes().group()).isEqualTo(group);
        assertThat(now.readAttributes().owner()).isEqualTo(owner);
        Path lock = folder.resolve(".users.lock");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)))
                .isEqualTo("rw-rw----");
        assertThat(read()).isEqualTo("juliet:" + PENCIL + "\n");
    }

    @Test
    @DisplayName("13, users: what a killed run left is removed, and a run that fails leaves nothing")
    void leavesNothingBehind() throws Exception {
        write("juliet:{PLAIN}x\n");
        Files.writeString(folder.resolve(".users.new"), "juliet:" + PENCIL);
        assertThat(editor.remove("nobody")).isFalse();
        assertThat(names()).containsExactly(".users.lock", "users");

        Path taken = Files.createDirectories(folder.resolve("taken/full")).getParent();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> UsersFileEditor.of(taken).set("juliet", List.of(PENCIL)));
        assertThat(folder.resolve(".taken.new")).doesNotExist();
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(
                        () -> UsersFileEditor.of(folder.resolve("none/users")).remove("juliet"));
    }
}
