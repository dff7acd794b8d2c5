package com.example.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of code that a README shows.
 *
 * @param document the README's text
 * @param place the heading above it, and its number among those of its language there
 * @param language what follows the opening fence
 * @param code without the fences
 */
record ReadmeSnippet(String document, String place, String language, String code) {
    private static final Pattern HEADING_OR_SNIPPET = Pattern.compile(
            "^#+ (?<heading>[^\n]*)$|^```(?<language>\\w*)\n(?<code>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern CLASS = Pattern.compile(" class (\\w+) ");

    /** What stands first of the sections that show pieces of tests, which {@link RecipesTest} compares. */
    private static final String PIECES_OF_TESTS = "\n## Using it with what people run\n";

    private static final String HANDLER = "CallbackHandler login = ";

    /** Of README and of the guides that it leads to, in their order. */
    static List<ReadmeSnippet> all() throws IOException {
        List<ReadmeSnippet> snippets = new ArrayList<>(of(Files.readString(Path.of("..", "README.md"))));
        snippets.addAll(of(Files.readString(Path.of("..", "sasl-core", "README.md"))));
        snippets.addAll(of(guide()));
        return snippets;
    }

    private static String guide() throws IOException {
        String providers = Files.readString(Path.of("README.md"));
        return providers.substring(0, providers.indexOf(PIECES_OF_TESTS));
    }

    private static List<ReadmeSnippet> of(String document) {
        List<ReadmeSnippet> snippets = new ArrayList<>();
        List<String> above = new ArrayList<>();
        String heading = "";
        var matcher = HEADING_OR_SNIPPET.matcher(document);
        while (matcher.find()) {
            if (matcher.group("heading") != null) {
                heading = matcher.group("heading");
                above.clear();
            } else {
                String language = matcher.group("language");
                above.add(language);
                long number = above.stream().filter(language::equals).count();
                String place = heading + ", " + language + " " + number;
                snippets.add(new ReadmeSnippet(document, place, language, matcher.group("code")));
            }
        }
        return snippets;
    }

    /** Whether it runs as it is, as {@link ReadmeProgramsTest} runs it. */
    boolean isProgram() {
        return code.contains(" void main(");
    }

    /** The name of the class that it is, with its imports, or nothing if it is lines of a method. */
    String className() {
        Matcher named = CLASS.matcher(code);
        return code.startsWith("import ") && named.find() ? named.group(1) : "";
    }

    /** The handler that the guide shows first and takes for granted from then on. */
    static String login() throws IOException {
        String guide = guide();
        String declared = guide.substring(guide.indexOf(HANDLER) + HANDLER.length());
        return declared.substring(0, declared.indexOf("\n};") + "\n};".length());
    }

    /** What its README says the imports are. */
    String imports() {
        String sentence = document.substring(
                document.indexOf("The snippets import"), document.indexOf("every snippet from this file"));
        return Pattern.compile("`([a-z0-9.]+\\.\\*)`")
                .matcher(sentence)
                .results()
                .map((MatchResult match) -> match.group(1))
                .map(name -> "import " + (name.startsWith(".") ? "org.sasl4j" : "") + name + ";\n")
                .collect(Collectors.joining());
    }

    /** Where it is. */
    @Override
    public String toString() {
        return place;
    }
}
