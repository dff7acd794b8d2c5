package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.jar.Compiled;
import org.sasl4j.jar.Forked;
import org.sasl4j.mechanism.Mechanisms;

/** Every snippet of README and its guides, run in another JVM, does what is said of it. */
class ReadmeSnippetsTest {
    private static final String PACKAGE = "com.example.consumer.";
    private static final String GOES_ON = "A server, java 1"; // with the names of the snippet before

    private static final Map<String, String> CLASSES = new LinkedHashMap<>(); // by place
    private static final Map<String, String> TOLD = new HashMap<>(); // by place, of what needs no JVM of its own

    @TempDir
    private static Path classes;

    @TempDir
    private Path folder;

    /** All at once, and what makes a mechanism a service. */
    private static void compile() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (ReadmeSnippet snippet : run()) {
            String name = "Snippet" + CLASSES.size();
            CLASSES.put(snippet.place(), name);
            sources.put(name + ".java", recipe(snippet).source(name, snippet.imports(), java(snippet)));
            if (!snippet.className().isEmpty()) {
                sources.put(snippet.className() + ".java", "package com.example.consumer;\n" + snippet.code());
            }
        }
        ReadmeSnippet loop = at("Without javax.security.sasl, java 1");
        sources.put("Every.java", ReadmeRecipes.EVERY_MECHANISM.source("Every", loop.imports(), loop.code()));
        Compiled.into(classes, sources, "-cp", System.getProperty("java.class.path"));
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("org.sasl4j.Mechanism"),
                code("A mechanism of your own,  1") + "com.example.custom.Forty\n");
    }

    /** A file of properties is for a JVM that starts, and security properties are read once by the JDK. */
    private static boolean needsOwnJvm(ReadmeSnippet snippet) {
        return snippet.language().equals("properties") || snippet.code().contains("Security.setProperty(");
    }

    @BeforeAll
    static void compileAndPlay(@TempDir Path stage) throws Exception {
        compile();
        List<String> places = run().stream()
                .filter(snippet -> !needsOwnJvm(snippet))
                .map(ReadmeSnippet::place)
                .toList();
        List<String> command = new ArrayList<>(List.of(ReadmeStages.class.getName()));
        places.forEach(place -> command.add(PACKAGE + CLASSES.get(place)));
        List<String> lines = told(stage, command).lines().toList();
        for (int i = 0; i < places.size(); i++) {
            TOLD.put(places.get(i), new String(Base64.getDecoder().decode(lines.get(i)), StandardCharsets.UTF_8));
        }
    }

    private static ReadmeRecipe recipe(ReadmeSnippet snippet) {
        return Objects.requireNonNull(ReadmeRecipes.OF.get(snippet.place()), () -> "nothing runs " + snippet);
    }

    private static String java(ReadmeSnippet snippet) throws IOException {
        if (snippet.language().equals("properties") || !snippet.className().isEmpty()) {
            return "";
        }
        return snippet.place().equals(GOES_ON) ? code("A client, java 1") + snippet.code() : snippet.code();
    }

    private static List<ReadmeSnippet> run() throws IOException {
        return ReadmeSnippet.all().stream()
                .filter(snippet -> List.of("java", "properties").contains(snippet.language()))
                .filter(snippet -> !snippet.isProgram())
                .toList();
    }

    private static String code(String place) throws IOException {
        return at(place).code();
    }

    private static ReadmeSnippet at(String place) throws IOException {
        return ReadmeSnippet.all().stream()
                .filter(snippet -> snippet.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("10 C3: no snippet of README and its guides is left out")
    void leavesNoneOut() throws IOException {
        assertThat(run())
                .extracting(ReadmeSnippet::place)
                .containsExactlyInAnyOrderElementsOf(ReadmeRecipes.OF.keySet());
        assertThat(ReadmeSnippet.all())
                .extracting(ReadmeSnippet::language)
                .as("the others are commands, coordinates, a picture, and the line of a service, which is used")
                .containsOnly("java", "properties", "sh", "xml", "kotlin", "mermaid", "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("run")
    @DisplayName("10 C3: each snippet of README and its guides does what is said of it")
    void doesWhatItSays(ReadmeSnippet snippet) throws Exception {
        List<String> command = new ArrayList<>();
        if (snippet.language().equals("properties")) {
            command.add(option(snippet.code()));
        }
        command.add(PACKAGE + CLASSES.get(snippet.place()));
        String told = needsOwnJvm(snippet) ? told(folder, command) : TOLD.get(snippet.place());

        assertThat(told).contains(recipe(snippet).outcome());
    }

    @Test
    @DisplayName("10 C3: the loop over an Exchange works for every mechanism there is")
    void exchangesEveryMechanism() throws Exception {
        String everyone = Mechanisms.standard().names().stream()
                .map(name -> switch (name.toString()) {
                    case "OAUTHBEARER", "XOAUTH2" -> "juliet@example.com is in\n";
                    case "ANONYMOUS" -> "anonymous is in\n";
                    default -> "juliet is in\n";
                })
                .collect(Collectors.joining());

        assertThat(told(folder, List.of(PACKAGE + "Every"))).isEqualTo(everyone);
    }

    /** What a class prints in a JVM of its own, which has these options. */
    private static String told(Path folder, List<String> optionsAndClass) throws Exception {
        String path = classes + File.pathSeparator + System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of("-cp", path));
        command.addAll(optionsAndClass);
        Path empty = Files.createTempDirectory(folder, "empty");
        Forked run = Forked.java(folder, empty, Map.of("ACCESS_TOKEN", "opaque"), command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run.out().replace(System.lineSeparator(), "\n");
    }

    /** The JVM's option for a file of properties. */
    private String option(String properties) throws IOException {
        Path file = folder.resolve("properties");
        if (properties.contains("security.provider.1=")) {
            Files.writeString(file, properties + renumbered());
            return "-Djava.security.properties=" + file;
        }
        Files.writeString(file, properties);
        return "-Djava.util.logging.config.file=" + file;
    }

    /** The JDK's own list after one more, as README says. */
    private static String renumbered() {
        return Stream.iterate(1, number -> number + 1)
                .takeWhile(number -> Security.getProperty("security.provider." + number) != null)
                .map(number -> "security.provider." + (number + 1) + "="
                        + Security.getProperty("security.provider." + number) + "\n")
                .collect(Collectors.joining());
    }
}
