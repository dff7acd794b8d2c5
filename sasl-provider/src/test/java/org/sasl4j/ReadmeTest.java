package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.provider.Sasl4jProvider;

/** README and the guide of the provider tell what is true. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path GUIDE = Path.of("README.md");

    /** The cells of a section's table, without the heading and the line below it. */
    private static List<List<String>> table(Path file, String section) throws IOException {
        String readme = Files.readString(file);
        String text = readme.substring(readme.indexOf("\n## " + section + "\n") + 1);
        return text.substring(0, text.indexOf("\n## "))
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    @Test
    void readmeIsAGuideAndNoReference() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(250);
    }

    @Test
    void coordinatesAreThoseOfTheLatestRelease() throws IOException {
        String version = first("(?m)^## \\[(\\d[^]]*)]", Files.readString(Path.of("..", "CHANGELOG.md")));
        String readme = Files.readString(README);

        assertThat(first("<version>(.*)</version>", Files.readString(Path.of("..", "pom.xml"))))
                .isEqualTo(version);
        assertThat(first("<groupId>(.*)</groupId>", readme)).isEqualTo("org.sasl4j");
        assertThat(first("<artifactId>(.*)</artifactId>", readme)).isEqualTo("sasl-provider");
        assertThat(first("<version>(.*)</version>", readme)).isEqualTo(version);
        assertThat(first("implementation\\(\"(.*)\"\\)", readme)).isEqualTo("org.sasl4j:sasl-provider:" + version);
    }

    private static String first(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mechanismTableIsTheStandardRegistry() throws IOException {
        List<List<String>> told = table(README, "Mechanisms").stream()
                .map(row -> row.subList(1, 4))
                .toList();
        List<List<String>> real = Mechanisms.standard().names().stream()
                .map(name -> Mechanisms.standard().find(name).orElseThrow())
                .map(mechanism -> List.of(
                        mechanism.name().toString(),
                        String.valueOf(mechanism.priority()),
                        mechanism.traits().stream().sorted().map(Trait::name).collect(Collectors.joining(" "))))
                .toList();
        assertThat(told).isEqualTo(real);
    }

    @Test
    void propertyTableSaysOfEveryPropertyWhatThePropertySays() throws IOException {
        List<List<String>> real = new Sasl4jProvider()
                .properties().stream()
                        .map(property -> List.of(
                                '`' + property.key().substring(Property.PREFIX.length()) + '`',
                                property.chosenBy().isPresent() ? value(property) : "",
                                sides(property),
                                property.otherwise(),
                                property.description()))
                        .toList();

        assertThat(table(GUIDE, "Properties").stream()
                        .map(row -> row.subList(1, 6))
                        .toList())
                .isEqualTo(real);
    }

    static Stream<Mechanism> mechanisms() {
        return Mechanisms.standard().names().stream()
                .map(name -> Mechanisms.standard().find(name).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void packagePageOfMechanismHasItsProperties(Mechanism mechanism) throws IOException {
        String folder = mechanism.getClass().getPackageName().replace('.', '/');
        String page = Files.readString(Path.of("..", "sasl-core", "src", "main", "java")
                        .resolve(folder)
                        .resolve("package-info.java"))
                .replaceAll("\\s+\\* ?", " ")
                .replaceAll("\\s+", " ");
        List<String> items = Pattern.compile("<li>(\\{@code .*?)(?= <li>| </ul>)")
                .matcher(page)
                .results()
                .map(item -> item.group(1))
                .toList();

        assertThat(items)
                .isEqualTo(mechanism.properties().stream().map(ReadmeTest::item).toList());
        assertThat(page.contains("It has no settings of its own.")).isEqualTo(items.isEmpty());
    }

    private static String item(Property<?> property) {
        return "{@code " + property.key().substring(Property.PREFIX.length()) + "} (" + sides(property)
                + (property.chosenBy().isPresent() ? ", default: " + property.otherwise() : "") + "): "
                + property.description();
    }

    private static String value(Property<?> property) {
        return property.wanted() + (property.isConfigurable() ? "" : " (calls only)");
    }

    private static String sides(Property<?> property) {
        String chosen = property.chosenBy().map(ReadmeTest::word).orElse("");
        String told = property.toldTo().map(side -> "told: " + word(side)).orElse("");
        return chosen + (chosen.isEmpty() || told.isEmpty() ? "" : "; ") + told;
    }

    private static String word(Property.Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
