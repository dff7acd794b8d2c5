package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.jar.Compiled;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.provider.Sasl4jProvider;
import org.sasl4j.provider.SaslProperties;

/** The README tells what is true. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String IMPORTS =
            """
            import java.nio.file.*;
            import java.security.*;
            import java.util.*;
            import javax.security.auth.callback.*;
            import javax.security.sasl.*;
            import org.sasl4j.*;
            import org.sasl4j.credential.*;
            import org.sasl4j.mechanism.*;
            import org.sasl4j.mechanism.external.*;
            import org.sasl4j.mechanism.foo.*;
            import org.sasl4j.negotiation.*;
            import org.sasl4j.provider.*;
            """;

    private final String readme = read();

    @TempDir
    private Path folder;

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
    void propertyTableHasEveryKeyAndNoOther() throws IllegalAccessException {
        Set<String> keys = new TreeSet<>();
        for (Field field : SaslProperties.class.getFields()) {
            keys.add((String) field.get(null));
        }
        keys.remove(SaslProperties.PREFIX);
        assertThat(table("Properties"))
                .extracting(row -> SaslProperties.PREFIX + row.get(1).replace("`", ""))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void snippetsCompileAndTheFirstTwoAuthenticate() throws Exception {
        List<String> snippets = new ArrayList<>(JAVA.matcher(readme)
                .results()
                .map((MatchResult snippet) -> snippet.group(1))
                .toList());
        StringBuilder source = new StringBuilder(IMPORTS).append("public final class Snippets");
        source.append(" implements java.util.function.Supplier<String> {\n");
        source.append("public String get() { try {\n")
                .append(snippets.remove(0))
                .append(snippets.remove(0))
                .append("return client.isComplete() + \" \" + client.getMechanismName() + \" \"")
                .append(" + server.getAuthorizationID();\n")
                .append("} catch (SaslException e) { throw new IllegalStateException(e); } }\n");
        for (String snippet : snippets) {
            source.append("static void snippet").append(source.length());
            source.append("(String[] offered, CallbackHandler login, javax.net.ssl.SSLSocket tlsSocket,");
            source.append(" CredentialStore store) throws Exception {\n");
            source.append(snippet).append("}\n");
        }
        Compiled.into(folder, Map.of("Snippets.java", source + "}\n"), "-cp", System.getProperty("java.class.path"));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Object program = loader.loadClass("Snippets").getConstructor().newInstance();
            assertThat(((Supplier<?>) program).get()).isEqualTo("true SCRAM-SHA-256 juliet");
        } finally {
            Security.removeProvider(Sasl4jProvider.NAME);
        }
    }
}
