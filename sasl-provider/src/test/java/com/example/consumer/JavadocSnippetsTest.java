package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Secret;
import org.sasl4j.Settings;
import org.sasl4j.Trait;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.foreign.ForeignMechanism;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Capabilities;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Registered;
import org.sasl4j.provider.Sasl4jProvider;

/**
 * The code in Javadoc is code of this class, or of another one beside it. (JDK 17's compiler knows no snippet tag, so nobody
 * but a test can compare them.)
 */
class JavadocSnippetsTest {
    private static final Pattern CODE = Pattern.compile("<pre>\\{@code\n(.*?)\n *\\* }</pre>", Pattern.DOTALL);

    private record Snippet(Path file, String code) {
        @Override
        public String toString() {
            return file.getFileName() + ": " + code.lines().findFirst().orElse("");
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Snippet> snippets() {
        return Stream.of(Path.of("..", "sasl-core", "src", "main", "java"), Path.of("src", "main", "java"))
                .flatMap(JavadocSnippetsTest::sources)
                .flatMap(file -> CODE.matcher(read(file))
                        .results()
                        .map(code -> new Snippet(file, unindented(code.group(1).replaceAll("(?m)^ *\\* ?", "")))))
                .toList();
    }

    private static String unindented(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    @DisplayName("16: the code in Javadoc is compiled, and runs")
    void isCompiled(Snippet snippet) {
        assertThat(sources(Path.of("src", "test", "java", "com", "example")).map(file -> unindented(read(file))))
                .anyMatch(source -> source.contains(snippet.code()));
    }

    @Test
    @DisplayName("16: the types that a user starts from show how")
    void typesToStartFromHaveOne() {
        assertThat(snippets())
                .extracting(snippet -> snippet.file().getFileName().toString().replace(".java", ""))
                .contains(Stream.of(
                                Sasl4jProvider.class,
                                Exchange.class,
                                Negotiation.class,
                                CredentialStore.class,
                                Secret.class,
                                Property.class,
                                Mechanism.class)
                        .map(Class::getSimpleName)
                        .toArray(String[]::new));
    }

    @Test
    @ExtendWith(OursFirst.class)
    void providerIsFirst() throws Exception {
        Security.removeProvider(Sasl4jProvider.NAME);
        CallbackHandler login = Answers.login("juliet", "wherefore");

        Security.insertProviderAt(new Sasl4jProvider(), 1);
        String[] mechanisms = {"SCRAM-SHA-256"};
        SaslClient client = Sasl.createSaslClient(mechanisms, null, "imap", "mail.example.com", Map.of(), login);

        assertThat(Registered.isOurs(client)).isTrue();
    }

    @Test
    void storeIsOneMethod() throws Exception {
        CredentialStore users = (user, realm, mechanism) -> {
            if (!user.equals("juliet")) {
                return Optional.empty();
            }
            Credential password = new Credential.Password(Secret.of("wherefore".toCharArray()));
            return Optional.of(new CredentialStore.Account(user, password));
        };

        assertThat(logIn(users, "wherefore")).isEqualTo("juliet");
    }

    private static String logIn(CredentialStore users, String typed) throws Exception {
        Mechanism mechanism =
                Mechanisms.standard().find(MechanismName.of("SCRAM-SHA-256")).orElseThrow();
        Secret password = Secret.of(typed.toCharArray());
        try (Exchange client = Exchange.client(mechanism, ClientContext.of("juliet", password));
                Exchange server = Exchange.server(mechanism, StoreServerContext.of(users))) {
            byte[] message = client.evaluate(null); // null: there is nothing, or nothing yet
            while (!client.isComplete() || !server.isComplete()) {
                byte[] challenge = server.evaluate(message);
                message = challenge == null ? null : client.evaluate(challenge);
            }
            return server.authorizationId();
        }
    }

    @Test
    void negotiationRanksAndExplains() {
        Choice choice = Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard())
                .on(Connection.plaintext())
                .able(Capabilities.having(Mechanism.Need.PASSWORD))
                .choose(List.of("PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256"));
        String[] best = choice.names(); // SCRAM-SHA-256, SCRAM-SHA-1
        List<String> why = choice.explain(); // and PLAIN would send a secret over a connection that others can read

        assertThat(best).containsExactly("SCRAM-SHA-256", "SCRAM-SHA-1");
        assertThat(why).anyMatch(line -> line.contains("would send a secret over a connection that others can read"));
    }

    @Test
    void secretIsCompared() {
        Secret stored = Secret.of("pencil".toCharArray());
        char[] typed = "pencil".toCharArray();

        boolean right;
        try (Secret password = Secret.of(typed)) {
            Arrays.fill(typed, '\0'); // the secret has a copy of its own
            right = password.matches(stored); // in constant time
        } // wiped

        assertThat(right).isTrue();
        assertThat(typed).containsOnly('\0');
    }

    @Test
    void propertyHasADefault() throws Exception {
        Property<Integer> digits = Property.number("otp.digits", 6, 10)
                .chosenBy(Property.Side.BOTH, 6)
                .described("how many digits a code has");
        int usual = Settings.none().valueOf(digits); // 6
        int chosen = Settings.none().with(digits, 8).valueOf(digits); // 8

        assertThat(List.of(usual, chosen)).containsExactly(6, 8);
        assertThat(digits.key()).isEqualTo("org.sasl4j.otp.digits");
    }

    @Test
    void foreignMechanismIsRegistered() {
        var registry = Mechanisms.standard()
                .with(ForeignMechanism.of(
                        "GSSAPI", 70, Mechanism.Need.TICKET, Trait.NOPLAINTEXT, Trait.MUTUAL, Trait.LAYER));

        assertThat(registry.find(MechanismName.of("GSSAPI"))).isPresent();
    }
}
