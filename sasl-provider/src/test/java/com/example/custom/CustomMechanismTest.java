package com.example.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismName;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Registered;
import org.sasl4j.provider.Sasl4jProvider;

class CustomMechanismTest {
    private static final MechanismName NAME = MechanismName.of("X-FORTY");
    private static final MechanismRegistry REGISTRY = Mechanisms.standard().with(new Forty());

    private static SaslClient client(String... names) throws SaslException {
        return Sasl.createSaslClient(names, null, "test", "localhost", Map.of(), null);
    }

    private static SaslServer server() throws SaslException {
        return Sasl.createSaslServer("X-FORTY", "test", "localhost", Map.of(), null);
    }

    @Test
    @DisplayName("a custom mechanism costs under 40 lines of code")
    void isShort() throws IOException {
        Path source = Path.of("src/test/java/com/example/custom/Forty.java");

        assertThat(Files.readAllLines(source).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("import") && !line.contains("/**")))
                .hasSizeLessThan(40);
    }

    @Test
    @DisplayName("a custom mechanism is ranked, whitelisted, negotiated and run through Sasl.*")
    void runsThroughSasl() throws Exception {
        MechanismPolicy policy = MechanismPolicy.allowing("X-FORTY", "ANONYMOUS");
        MechanismRegistry registry = REGISTRY.withPriority(NAME, 99);
        Registered.last(new Sasl4jProvider("forty", registry, policy), () -> {
            Choice choice = Negotiation.of(registry, policy).choose(List.of("PLAIN", "ANONYMOUS", "X-FORTY"));
            assertThat(choice.names()).containsExactly("X-FORTY", "ANONYMOUS");
            SaslClient client = client(choice.names());
            SaslServer server = server();

            assertThat(client.hasInitialResponse()).isFalse();
            byte[] challenge = server.evaluateResponse(new byte[0]);
            assertThat(server.evaluateResponse(client.evaluateChallenge(challenge)))
                    .isNull();

            assertThat(client.isComplete()).isTrue();
            assertThat(server.getAuthorizationID()).isEqualTo("forty");
        });
    }

    @Test
    @DisplayName("a custom mechanism obeys the life cycle without knowing of it")
    void obeysLifeCycle() throws Exception {
        Registered.last(new Sasl4jProvider("forty", REGISTRY, MechanismPolicy.allowing("X-FORTY")), () -> {
            SaslServer server = server();
            server.evaluateResponse(null);

            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> server.evaluateResponse(new byte[] {41}))
                    .withMessage("not forty");
            assertThatExceptionOfType(SaslException.class).isThrownBy(() -> server.evaluateResponse(new byte[] {40}));
            assertThat(server.isComplete()).isFalse();

            SaslServer impatient = server();
            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> impatient.evaluateResponse(new byte[] {40}))
                    .withMessageContaining("first one");
        });
    }

    @Test
    @DisplayName("its priority and traits count like those of the standard mechanisms")
    void countsLikeStandardOnes() throws Exception {
        Sasl4jProvider provider = new Sasl4jProvider(REGISTRY, MechanismPolicy.standard());

        assertThat(provider.clientFactory().getMechanismNames(null))
                .containsSubsequence("EXTERNAL", "X-FORTY", "PLAIN", "ANONYMOUS");
        assertThat(provider.serverFactory().getMechanismNames(Map.of(Sasl.POLICY_NOANONYMOUS, "true")))
                .doesNotContain("X-FORTY");
    }

    /** A mechanism that breaks when it is asked who it is. */
    public static final class Nameless extends Idle {
        @Override
        public MechanismName name() {
            return MechanismName.of("no name");
        }
    }

    /** Loads as a JVM does where a mechanism is on the class path and a library it needs is not. */
    private static final class Incomplete extends URLClassLoader {
        Incomplete(Path directory) throws IOException {
            super(new URL[] {directory.toUri().toURL()}, CustomMechanismTest.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals("com.example.custom.NeedsMore")) {
                throw new NoClassDefFoundError("com/example/library/More");
            }
            return super.findClass(name);
        }
    }

    @ParameterizedTest
    @DisplayName("a service file is discovered, and a broken entry beside it is skipped")
    @CsvSource({
        "NoSuchClass, Provider com.example.custom.NoSuchClass not found",
        "NeedsMore, NoClassDefFoundError: com/example/library/More",
        "CustomMechanismTest, com.example.custom.CustomMechanismTest not a subtype",
        "CustomMechanismTest$Nameless, '''no name'' is not a mechanism name'"
    })
    void isDiscoveredBesideBrokenEntry(String broken, String why, @TempDir Path directory) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("org.sasl4j.Mechanism"),
                "com.example.custom." + broken + "\ncom.example.custom.Forty\n");
        try (URLClassLoader loader = new Incomplete(directory)) {
            MechanismRegistry found = Mechanisms.standard().discovered(loader);

            assertThat(found.find(NAME)).isPresent();
            assertThat(found.names()).hasSize(Mechanisms.standard().names().size() + 1);
            assertThat(LogLines.claim())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING a discovered mechanism was skipped: ")
                    .contains(why);
        }
    }

    @Test
    @DisplayName("a loader that cannot read its service files leaves the registry as it was, and returns")
    void survivesUnreadableServiceFiles() {
        ClassLoader unreadable = new ClassLoader(null) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("disk gone");
            }
        };

        assertThat(Mechanisms.standard().discovered(unreadable).names())
                .isEqualTo(Mechanisms.standard().names());
        assertThat(LogLines.claim())
                .containsExactly("WARNING a discovered mechanism was skipped: java.util.ServiceConfigurationError:"
                        + " org.sasl4j.Mechanism: Error locating configuration files");
    }

    @Test
    @DisplayName("nothing is discovered unless asked for")
    void isNotDiscoveredUnasked() {
        assertThat(new Sasl4jProvider().serverFactory().getMechanismNames(null)).doesNotContain("X-FORTY");
    }
}
