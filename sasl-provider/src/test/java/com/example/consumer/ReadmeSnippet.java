package com.example.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of code that README shows.
 *
 * @param place the heading above it, and its number among those of its language there
 * @param language what follows the opening fence
 * @param code without the fences
 */
record ReadmeSnippet(String place, String language, String code) {
    private static final Pattern HEADING_OR_SNIPPET = Pattern.compile(
            "^#+ (?<heading>[^\n]*)$|^```(?<language>\\w*)\n(?<code>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    static String readme() throws IOException {
        return Files.readString(Path.of("..", "README.md"));
    }

    /** In the order of README. */
    static List<ReadmeSnippet> all() throws IOException {
        List<ReadmeSnippet> snippets = new ArrayList<>();
        List<String> above = new ArrayList<>();
        String heading = "";
        var matcher = HEADING_OR_SNIPPET.matcher(readme());
        while (matcher.find()) {
            if (matcher.group("heading") != null) {
                heading = matcher.group("heading");
                above.clear();
            } else {
                String language = matcher.group("language");
                above.add(language);
                long number = above.stream().filter(language::equals).count();
                snippets.add(
                        new ReadmeSnippet(heading + ", " + language + " " + number, language, matcher.group("code")));
            }
        }
        return snippets;
    }

    /** The handler that README shows first and takes for granted from then on. */
    static String login() throws IOException {
        String first = all().get(1).code();
        String declared = "CallbackHandler login = ";
        return first.substring(first.indexOf(declared) + declared.length(), first.indexOf("};") + "};".length());
    }

    /** What README says the imports are. */
    static String imports() throws IOException {
        String readme = readme();
        String sentence = readme.substring(readme.indexOf("The imports are"), readme.indexOf("Put `sasl.jar`"));
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
