package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes beside the provider show code that runs: each stands word for word in a test that its section links to. */
class RecipesTest {
    private static final Pattern SECTION = Pattern.compile("^## .*?(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern JAVA = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((src/(?:test|examples)/java/[^)#]+)\\)");

    private static final Pattern ROW = Pattern.compile("^\\| \\[[^\\]]+\\]\\(#([^)]+)\\)", Pattern.MULTILINE);

    /** The headings of the tables that lead to the recipes; the guide before them is {@link ReadmeSnippetsTest}'s. */
    private static final List<String> TABLES = List.of("Using it with what people run", "The `sasl` command");

    private record Recipe(String place, String code, List<String> tests) {
        @Override
        public String toString() {
            return place;
        }
    }

    static Stream<Recipe> recipes() throws IOException {
        return SECTION.matcher(afterGuide()).results().flatMap(RecipesTest::of);
    }

    private static String afterGuide() throws IOException {
        String text = Files.readString(Path.of("README.md"));
        return text.substring(text.indexOf("## " + TABLES.get(0)));
    }

    private static Stream<Recipe> of(MatchResult section) {
        String text = section.group();
        String place = text.lines().findFirst().orElseThrow();
        List<String> tests =
                LINK.matcher(text).results().map(link -> link.group(1)).toList();
        return JAVA.matcher(text).results().map(java -> new Recipe(place, java.group(1), tests));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recipes")
    @DisplayName("12: the code of each recipe is a piece of a test that runs")
    void runs(Recipe recipe) {
        assertThat(recipe.tests()).as("the tests that the section links to").isNotEmpty();

        assertThat(recipe.tests().stream().map(RecipesTest::lines).collect(Collectors.joining("\n\n")))
                .contains(unindented(recipe.code()));
    }

    @Test
    @DisplayName("12: the tables have one line and a link for each recipe")
    void tablesLinkToEach() throws IOException {
        String text = afterGuide();
        List<String> headings = SECTION.matcher(text)
                .results()
                .map(section ->
                        section.group().lines().findFirst().orElseThrow().substring("## ".length()))
                .toList();

        assertThat(headings).containsAll(TABLES);
        assertThat(ROW.matcher(text).results())
                .extracting(link -> link.group(1))
                .containsExactlyInAnyOrderElementsOf(headings.stream()
                        .filter(heading -> !TABLES.contains(heading))
                        .map(Markdown::anchor)
                        .toList());
    }

    private static String lines(String test) {
        try {
            return unindented(Files.readString(Path.of(test)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unindented(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
