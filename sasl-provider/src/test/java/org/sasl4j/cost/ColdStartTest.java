package org.sasl4j.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.jar.Forked;

@DisplayName("15: what a first message costs a process, counted in classes that it loads and not by a clock")
class ColdStartTest {
    /** Of what the JDK's DIGEST-MD5 loads above an empty main. */
    private static final double MOST = 1.2;

    private static final Pattern OURS =
            Pattern.compile("(sasl-core|gson|bcprov|stringprep|saslprep|jspecify)[^/\\\\]*\\.jar$");
    private static final Pattern OTHERS =
            Pattern.compile("^(org\\.bouncycastle|com\\.google\\.gson|picocli|com\\.ongres"
                    + "|org\\.sasl4j\\.tool|java\\.util\\.logging|java\\.util\\.regex\\.Pattern"
                    + "|java\\.lang\\.invoke\\.StringConcatFactory)");

    /** The JVM makes a class for each at its first use. */
    private static final Pattern LAMBDA = Pattern.compile("^org\\.sasl4j\\..*\\$\\$Lambda");

    private static final PathMatcher PROGRAM = FileSystems.getDefault().getPathMatcher("glob:**/FirstMessage*.class");

    @TempDir
    private Path folder;

    /** As an application has it, without the tests' own services, which answer the JDK's questions for loggers. */
    private String classPath() throws IOException {
        Path classes = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
        String folderOfProgram = FirstMessage.class.getPackageName().replace('.', '/');
        Path program = Files.createDirectories(folder.resolve(folderOfProgram));
        try (Stream<Path> compiled = Files.list(classes.resolve(folderOfProgram))) {
            for (Path file : compiled.filter(PROGRAM::matches).toList()) {
                Files.copy(file, program.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith("classes") && !entry.endsWith("test-classes")
                        || OURS.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator, folder + File.pathSeparator, ""));
    }

    private List<String> loadedBy(String... mechanism) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("-Xlog:class+load", "-cp", classPath(), FirstMessage.class.getName()));
        command.addAll(List.of(mechanism));
        Forked run = Forked.java(folder, command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out()
                .lines()
                .filter(line -> line.contains(" source: "))
                .map(line ->
                        line.replaceFirst("^(\\[[^]]*])*\\s*", "").replaceFirst("(/0x\\p{XDigit}+)? source: .*", ""))
                .toList();
    }

    @Test
    void loadsLittleMoreThanTheJdksClient() throws Exception {
        int empty = loadedBy().size();
        int ours = loadedBy("SCRAM-SHA-256").size() - empty;
        int jdks = loadedBy("DIGEST-MD5").size() - empty;

        assertThat(jdks).isGreaterThan(300);
        assertThat(ours).isLessThan((int) (MOST * jdks));
    }

    @Test
    void loadsNothingThatOnlyOthersNeed() throws Exception {
        Set<String> loaded = new TreeSet<>(loadedBy("SCRAM-SHA-256"));
        loaded.removeAll(loadedBy("DIGEST-MD5")); // javax's own class Sasl has a logger

        assertThat(loaded).contains("org.sasl4j.mechanism.scram.ScramClient");
        assertThat(loaded.stream().filter(OTHERS.asPredicate())).isEmpty();
        assertThat(loaded.stream().filter(LAMBDA.asPredicate())).isEmpty();
    }
}
