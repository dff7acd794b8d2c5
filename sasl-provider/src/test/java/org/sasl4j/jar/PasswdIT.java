package org.sasl4j.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sasl passwd} as a process: with pipes, and at a terminal where there is a program that makes one. */
class PasswdIT {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private Forked passwd(String... arguments) throws Exception {
        return Forked.java(
                folder,
                Stream.concat(Stream.of("-jar", BuiltJars.selfContained().toString(), "passwd"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private String passwordFile() throws Exception {
        return Files.writeString(folder.resolve("password"), "secret\n").toString();
    }

    @Test
    @DisplayName("13, passwd: a password from a file makes one line on stdout, and nothing on stderr")
    void readsFile() throws Exception {
        Forked made = passwd("--password-file", passwordFile(), "juliet");

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out().lines()).singleElement().asString().startsWith("SCRAM-SHA-256$4096:");
        assertThat(made.out() + made.err()).doesNotContain("secret");
        assertThat(made.err()).isEmpty();
        Forked right =
                passwd("verify", "--password-file", passwordFile(), made.out().strip());
        assertThat(right.out().strip()).isEqualTo("right");
        assertThat(right.exitCode()).isZero();
    }

    @Test
    @DisplayName("13, passwd: without a terminal and without being told where from, it asks nobody and exits with 2")
    void needsTerminalOrWord() throws Exception {
        Forked refused = passwd("juliet");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains("--password-stdin or --password-file");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    @DisplayName("13, passwd: a users file is its owner's alone, and a bulk's output is there as a whole")
    void keepsUsersFileToItsOwner() throws Exception {
        Path users = folder.resolve("users");
        assertThat(passwd("--password-file", passwordFile(), "--file", users.toString(), "juliet")
                        .exitCode())
                .isZero();
        Files.writeString(folder.resolve("users.csv"), "romeo,secret\nrosaline,secret\n");
        Path made = folder.resolve("made");
        Forked bulk = passwd(
                "bulk", "--output", made.toString(), folder.resolve("users.csv").toString());

        assertThat(bulk.exitCode()).as(bulk.err()).isZero();
        assertThat(bulk.err()).as("no progress where stderr is no terminal").isEmpty();
        assertThat(Files.readAllLines(made)).hasSize(2);
        assumeTrue(Files.getFileStore(users).supportsFileAttributeView("posix"), "this file system has no rights");
        for (Path file : List.of(users, made)) {
            assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    /** What it shows at a terminal where this is typed. */
    private String atTerminal(String typed, String... arguments) throws Exception {
        assumeTrue(Files.isExecutable(SCRIPT), "there is no " + SCRIPT + " to make a terminal");
        String command = Stream.concat(
                        Stream.of(
                                System.getProperty("java.home") + "/bin/java",
                                "-jar",
                                BuiltJars.selfContained().toString(),
                                "passwd"),
                        Stream.of(arguments))
                .collect(Collectors.joining(" "));
        Path shown = folder.resolve("shown");
        Process process = new ProcessBuilder(SCRIPT.toString(), "-qec", command, "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(shown.toFile())
                .start();
        try (OutputStream keyboard = process.getOutputStream()) {
            for (String line : typed.split("(?<=\n)")) {
                keyboard.write(line.getBytes(StandardCharsets.UTF_8));
                keyboard.flush();
            }
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        return Files.readString(shown) + "exit " + process.exitValue();
    }

    @Test
    @DisplayName("13, passwd: at a terminal it asks twice")
    void asksTwice() throws Exception {
        String shown = atTerminal("secret\nsecret\n", "juliet");

        assertThat(shown)
                .contains("Password: ", "Again: ", "SCRAM-SHA-256$4096:")
                .endsWith("exit 0");
    }

    @Test
    @DisplayName("13, passwd: and makes nothing of two that differ")
    void comparesTheTwo() throws Exception {
        String shown = atTerminal("secret\nsecrte\n", "juliet");

        assertThat(shown)
                .contains("the two passwords differ")
                .doesNotContain("SCRAM-")
                .endsWith("exit 2");
    }

    @Test
    @DisplayName("13, bulk: at a terminal it shows how far it is")
    void showsProgress() throws Exception {
        String csv = IntStream.range(0, 1000)
                .mapToObj(i -> "juliet" + i + ",secret\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("users.csv"), csv);

        String shown = atTerminal(
                "",
                "bulk",
                "--output",
                folder.resolve("made").toString(),
                folder.resolve("users.csv").toString());

        assertThat(shown)
                .contains("[####################] 100 %  1,000 users, ", " a second, 0 s left")
                .endsWith("exit 0");
    }
}
