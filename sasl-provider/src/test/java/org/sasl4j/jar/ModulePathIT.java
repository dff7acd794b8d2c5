package org.sasl4j.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.tls.TestCertificate;

/** The thin jars as modules, in a JVM of their own, and in an image made of them. */
class ModulePathIT {
    private static final Path BOUNCY_CASTLE = BuiltJars.of("org.bouncycastle.crypto.engines.DESEngine");
    private static final Path BC_FIPS =
            Path.of("target", "others", "bc-fips.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path classes;

    @BeforeEach
    void makeFolder() throws Exception {
        classes = Files.createDirectory(folder.resolve("classes"));
    }

    /** Without picocli and BouncyCastle, which nothing here must need. */
    private static List<Path> modules(Path... more) {
        return Stream.concat(
                        Stream.of(
                                BuiltJars.core(),
                                BuiltJars.provider(),
                                BuiltJars.of("com.google.gson.stream.JsonReader"),
                                BuiltJars.of("com.ongres.stringprep.Tables"),
                                BuiltJars.of("org.jspecify.annotations.NullMarked")),
                        Stream.of(more))
                .toList();
    }

    private static String path(List<Path> modules) {
        return modules.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Forked run(String source, List<Path> modules, List<String> options, String... arguments) throws Exception {
        Consumer.asModule(classes, source, path(modules));
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of(
                "--module-path", path(modules) + File.pathSeparator + classes, "--module", "consumer/consumer.Main"));
        command.addAll(List.of(arguments));
        return Forked.java(folder, command.toArray(String[]::new));
    }

    private String certificate() throws Exception {
        return Files.write(
                        folder.resolve("certificate"),
                        TestCertificate.named("UID=juliet").certificate().getEncoded())
                .toString();
    }

    @Test
    @DisplayName("12, modules: a module lets a user in with neither picocli nor BouncyCastle there")
    void needsNoOptionalLibrary() throws Exception {
        Forked run = run(Consumer.FINDING, modules(), List.of());

        assertThat(run.out()).as(run.err()).isEqualTo("juliet by consumer");
    }

    @Test
    @DisplayName("10 C3: a module makes the example mechanism, as README does")
    void makesFoo() throws Exception {
        Forked run = run(Consumer.EXTENDING, modules(), List.of());

        assertThat(run.out()).as(run.err()).contains("FOO").endsWith(" by consumer");
    }

    @Test
    @DisplayName("12, modules: BouncyCastle reads the names in certificates once it is resolved")
    void bouncyCastleServes() throws Exception {
        Forked run = run(
                Consumer.READING,
                modules(BOUNCY_CASTLE),
                List.of("--add-modules", "org.bouncycastle.provider"),
                certificate());

        assertThat(run.out()).as(run.err()).isEqualTo("[juliet]");
    }

    @Test
    @DisplayName("12, modules: bc-fips reads them in its place")
    void bcFipsServes() throws Exception {
        Forked run = run(
                Consumer.READING,
                modules(BC_FIPS),
                List.of("--add-modules", "org.bouncycastle.fips.core"),
                certificate());

        assertThat(run.out()).as(run.err()).isEqualTo("[juliet]");
    }

    @Test
    @DisplayName("12, modules: where neither is resolved, the error says how it would be")
    void saysHowToResolveIt() throws Exception {
        Forked run = run(Consumer.READING, modules(), List.of(), certificate());

        assertThat(run.out())
                .as(run.err())
                .contains("need BouncyCastle", "this JVM has none", "--add-modules org.bouncycastle.provider");
    }

    @Test
    @DisplayName(
            "14: a module's logins are recorded, with the names that a recording asks for, once jdk.jfr is resolved")
    void isRecorded() throws Exception {
        Path recording = folder.resolve("recording.jfr");
        String start = "-XX:StartFlightRecording:filename=" + recording
                + ",settings=none,+org.sasl4j.Authentication#enabled=true,+org.sasl4j.Authentication#identity=true";

        Forked run = run(Consumer.FINDING, modules(), List.of("--add-modules", "jdk.jfr", start));

        assertThat(run.out()).as(run.err()).endsWith("juliet by consumer");
        assertThat(RecordingFile.readAllEvents(recording)).singleElement().satisfies(event -> assertThat(
                        event.getString("authenticationId"))
                .isEqualTo("juliet"));
    }

    @Test
    @DisplayName("12, jlink: an image of the thin jars lets a user in")
    void linksAnImage() throws Exception {
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElse(null);
        assumeTrue(jlink != null, "this JDK has no jlink");
        Consumer.asModule(classes, Consumer.FINDING, path(modules()));
        Path image = folder.resolve("image");
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(complaints, true, StandardCharsets.UTF_8);

        int linked = jlink.run(
                out,
                out,
                "--module-path",
                path(modules()) + File.pathSeparator + classes,
                "--add-modules",
                "consumer",
                "--output",
                image.toString());

        assertThat(linked).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
        Forked run = Forked.program(folder, image.resolve("bin").resolve("java"), "--module", "consumer/consumer.Main");
        assertThat(run.out()).as(run.err()).isEqualTo("juliet by consumer");
    }
}
