package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkedJvmTest {
    private static final String PROVIDER = "provider [class org.sasl4j.provider.Sasl4jProvider]";

    @TempDir
    Path directory;

    private List<String> run(String properties, Path... classPath) throws IOException, InterruptedException {
        return ForkedJvm.run(
                directory,
                "=",
                properties,
                ForkedJvm.class,
                List.of("PLAIN", "ANONYMOUS", "EXTERNAL", "FOO", "X-FORTY"),
                classPath);
    }

    private static String asLast(String entry) {
        int number = 1;
        while (Security.getProperty("security.provider." + number) != null) {
            number++;
        }
        return "security.provider." + number + "=" + entry;
    }

    @ParameterizedTest
    @DisplayName("java.security: an entry by provider name or by class name registers it")
    @ValueSource(strings = {"SASL4J", "org.sasl4j.provider.Sasl4jProvider"})
    void registersByNameAndClass(String entry) throws Exception {
        assertThat(run(asLast(entry)))
                .containsExactly(
                        PROVIDER,
                        "PLAIN other ours",
                        "ANONYMOUS ours nobody",
                        "EXTERNAL other ours",
                        "FOO nobody nobody",
                        "X-FORTY nobody nobody");
    }

    @ParameterizedTest
    @DisplayName("java.security: an argument after the name or the class configures it")
    @ValueSource(strings = {"SASL4J", "org.sasl4j.provider.Sasl4jProvider"})
    void configuresByArgument(String entry) throws Exception {
        assertThat(run(asLast(entry + " mechanisms=PLAIN,FOO")))
                .containsExactly(
                        PROVIDER,
                        "PLAIN other ours",
                        "ANONYMOUS nobody nobody",
                        "EXTERNAL other nobody",
                        "FOO ours ours",
                        "X-FORTY nobody nobody");
    }

    @Test
    @DisplayName("java.security: as number 1 it answers before SunSASL, and may be the only one that knows the policy")
    void registersFirst() throws Exception {
        assertThat(run("security.provider.1=SASL4J\nsecurity.provider.2=SUN\nsecurity.provider.3=SunSASL\n"))
                .contains(PROVIDER, "PLAIN ours ours", "EXTERNAL ours ours");
    }

    @Test
    @DisplayName("java.security: jdk.sasl.disabledMechanisms keeps a mechanism out of the JVM")
    void disablesMechanisms() throws Exception {
        assertThat(run("security.provider.1=SASL4J\njdk.sasl.disabledMechanisms=PLAIN\n"))
                .contains("PLAIN nobody nobody", "ANONYMOUS ours nobody");
    }

    @Test
    @DisplayName("java.security: discover finds mechanisms that are services on the class path")
    void discoversMechanisms() throws Exception {
        Path services = Files.createDirectories(directory.resolve("more/META-INF/services"));
        Files.writeString(services.resolve("org.sasl4j.Mechanism"), "com.example.custom.Forty\n");

        assertThat(run(asLast("SASL4J discover"), directory.resolve("more")))
                .contains("X-FORTY ours nobody", "ANONYMOUS ours nobody");
    }

    @Test
    @DisplayName("11: a discovered mechanism that breaks is skipped, and what the line forbids stays forbidden")
    void aBrokenMechanismDoesNotDropTheProvider() throws Exception {
        Path services = Files.createDirectories(directory.resolve("more/META-INF/services"));
        Files.writeString(
                services.resolve("org.sasl4j.Mechanism"), "com.example.custom.Broken\ncom.example.custom.Forty\n");

        assertThat(run(
                        "security.provider.1=SASL4J discover mechanisms=X-FORTY enforce=true\nsecurity.provider.2=SUN\n"
                                + "security.provider.3=SunSASL\n",
                        directory.resolve("more")))
                .contains(PROVIDER, "X-FORTY ours ours", "PLAIN ours ours");
    }

    @Test
    @DisplayName("11: a line of java.security that makes no sense leaves the provider there, refusing, and logs why")
    void staysAndRefusesWhereALineMakesNoSense() throws Exception {
        List<String> told = run("security.provider.1=SASL4J mechanism=EXTERNAL\nsecurity.provider.2=SUN\n"
                + "security.provider.3=SunSASL\n");

        assertThat(told).contains(PROVIDER, "PLAIN ours ours", "EXTERNAL ours ours", "FOO ours ours");
        assertThat(told)
                .filteredOn(line -> line.contains("SASL4J refuses everything: 'mechanism' in the configuration"))
                .as("logged once")
                .hasSize(1);
    }
}
