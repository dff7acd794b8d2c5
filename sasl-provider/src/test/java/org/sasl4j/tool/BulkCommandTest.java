package org.sasl4j.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Secret;
import org.sasl4j.credential.FileCredentialStore;

class BulkCommandTest {
    private static final String BAD =
            "alice,secret\nbob\nju:liet,x\n,nobody\n\"c,d\",\"e\"\"f\"\n\"open,x\n\"a\"b,c\nr\u0007omeo,x\n\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int bulk(String csv, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("users.csv"), csv);
        List<String> arguments = Stream.concat(
                        Stream.of("passwd", "bulk", "--iterations", "3", "--output", output().toString()),
                        Stream.concat(Stream.of(more), Stream.of(file.toString())))
                .toList();
        return SaslCommand.run(
                new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
    }

    private Path output() {
        return folder.resolve("users");
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisplayName("13, bulk: every user in order, whatever the number of threads")
    void keepsOrder() throws Exception {
        String csv = IntStream.range(0, 1000)
                .mapToObj(i -> "user" + i + ",secret" + i + "\n")
                .collect(Collectors.joining());

        assertThat(bulk(csv, "--threads", "7")).as(err.toString()).isZero();

        assertThat(Files.readAllLines(output()))
                .extracting(line -> line.substring(0, line.indexOf(":SCRAM-SHA-256$3:")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> "user" + i).toList());
        assertThat(err.toString()).isEmpty();
        assertThat(files()).containsExactly("users", "users.csv");
    }

    @Test
    @DisplayName("13, bulk: the first bad line ends it, by number and without what it says, and there is no file")
    void endsAtBadLine() throws Exception {
        assertThat(bulk(BAD)).isEqualTo(1);

        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "sasl: line 2 cannot be used: has 1 fields, not" + " user,password; no file was made");
        assertThat(files()).containsExactly("users.csv");
    }

    @Test
    @DisplayName("13, bulk: or each bad line is told of and skipped, one that is not UTF-8 too")
    void skipsBadLines() throws Exception {
        Path file = folder.resolve("users.csv");
        Files.write(file, (BAD + "j\u00fcrgen,x\n").getBytes(StandardCharsets.ISO_8859_1));

        int exitCode = SaslCommand.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "passwd",
                "bulk",
                "--iterations",
                "3",
                "--bad-lines",
                "skip",
                "--output",
                output().toString(),
                file.toString());

        assertThat(exitCode).isZero();
        assertThat(Files.readAllLines(output()))
                .hasSize(2)
                .satisfiesExactly(first -> assertThat(first).startsWith("alice:"), second -> assertThat(second)
                        .startsWith("c,d:"));
        assertThat(err.toString().lines().map(line -> line.replaceAll("^sasl: line (\\d+).*", "$1")))
                .containsExactly("2", "3", "4", "6", "7", "8", "9", "10", "sasl: 8 lines were skipped");
        assertThat(err.toString()).contains("is not UTF-8").doesNotContain("secret", "liet,");
    }

    @Test
    @DisplayName("13, bulk: an existing file is replaced at the end, and stays as it was if nothing comes of it")
    void replacesAtTheEnd() throws Exception {
        Files.writeString(output(), "before");

        assertThat(bulk(BAD)).isEqualTo(1);
        assertThat(output()).hasContent("before");

        assertThat(bulk("alice,secret\n")).isZero();
        assertThat(Files.readString(output())).startsWith("alice:SCRAM-SHA-256$3:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "\"alice\"", "al\u00adice"})
    @DisplayName("13, bulk: the second line of a user is a bad line, also where only preparation makes the names equal")
    void endsAtSecondLineOfUser(String again) throws Exception {
        assertThat(bulk("alice,secret\nbob,x\n" + again + ",hidden\n")).isEqualTo(1);

        assertThat(err.toString().strip())
                .isEqualTo("sasl: line 3 cannot be used: an earlier line has the same user; no file was made");
        assertThat(files()).containsExactly("users.csv");
    }

    @Test
    @DisplayName("13, bulk: or it is skipped, and a server opens the file; a bad line keeps no later one out")
    void skipsSecondLineOfUser() throws Exception {
        assertThat(bulk("alice,\nalice,secret\nbob,x\nalice,hidden\n", "--bad-lines", "skip"))
                .isZero();

        assertThat(Files.readAllLines(output()))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("alice", "bob");
        assertThat(err.toString().lines().map(line -> line.replaceAll("^sasl: line (\\d+).*", "$1")))
                .containsExactly("1", "4", "sasl: 2 lines were skipped");
        assertThat(err.toString()).doesNotContain("hidden");
        try (Secret secret = Secret.of("of the server".toCharArray())) {
            assertThatCode(() -> FileCredentialStore.open(output(), secret)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256,SCRAM-SHA-256", "DIGEST-MD5,SCRAM-SHA-1,DIGEST-MD5"})
    @DisplayName("13, bulk: a mechanism that is named twice would make a file that no server opens, so it is refused")
    void refusesMechanismTwice(String mechanisms) throws Exception {
        assertThat(bulk("alice,secret\n", "--realm", "verona", "--mechanism", mechanisms))
                .isEqualTo(2);

        assertThat(err.toString().strip())
                .isEqualTo("sasl: --mechanism: " + mechanisms.replaceAll(",.*", "") + " is named twice (try --help)");
        assertThat(files()).containsExactly("users.csv");
    }
}
