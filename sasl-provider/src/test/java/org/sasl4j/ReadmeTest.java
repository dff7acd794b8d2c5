package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.provider.Sasl4jProvider;

/** The README tells what is true. */
class ReadmeTest {
    private final String readme = read();

    private static String read() {
        try {
            return Files.readString(Path.of("..", "README.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The cells of a section's table, without the heading and the line below it. */
    private List<List<String>> table(String section) {
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
    void mechanismTableIsTheStandardRegistry() {
        List<List<String>> told =
                table("Mechanisms").stream().map(row -> row.subList(1, 4)).toList();
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
    void propertyTableSaysOfEveryPropertyWhatThePropertySays() {
        List<List<String>> real = new Sasl4jProvider()
                .properties().stream()
                        .map(property -> List.of(
                                '`' + property.key().substring(Property.PREFIX.length()) + '`',
                                property.chosenBy().isPresent() ? value(property) : "",
                                sides(property),
                                property.otherwise(),
                                property.description()))
                        .toList();

        assertThat(table("Properties").stream().map(row -> row.subList(1, 6)).toList())
                .isEqualTo(real);
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
