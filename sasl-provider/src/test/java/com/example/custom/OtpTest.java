package com.example.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.LogLines;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Secret;
import org.sasl4j.credential.FileCredentialStore;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Registered;
import org.sasl4j.provider.Sasl4jProvider;

@DisplayName("11: a mechanism of somebody else's brings its setting, its question and its stored form")
class OtpTest {
    private static final MechanismName NAME = MechanismName.of("X-OTP");
    private static final MechanismRegistry REGISTRY = Mechanisms.standard().with(new Otp());
    private static final String SEED = "30313233343536373839";

    @TempDir
    private Path folder;

    private CredentialStore store() throws IOException {
        Path file = folder.resolve("users");
        Files.writeString(file, "bob:{PLAIN}secret\nalice:{OTP}" + SEED + "\n");
        return FileCredentialStore.open(file, Secret.of("the same on every node".toCharArray()));
    }

    private static Secret seed() {
        return Secret.of("0123456789".toCharArray());
    }

    /** Shows the challenge to a device. */
    private static CallbackHandler device(int digits) {
        return callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName("alice");
                } else if (callback instanceof Otp.Question question) {
                    question.code = Otp.code(seed(), question.challenge, digits);
                }
            }
        };
    }

    private static SaslClient client(Map<String, ?> props, int digits) throws SaslException {
        return Sasl.createSaslClient(new String[] {"X-OTP"}, null, "test", "localhost", props, device(digits));
    }

    @Test
    @DisplayName("11: it costs under 90 lines of code")
    void isShort() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/test/java/com/example/custom/Otp.java")).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("import") && !line.contains("/**")))
                .hasSizeLessThan(90);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 10})
    void runsThroughSaslWithItsOwnPropertyAndQuestion(int digits) throws Exception {
        Map<String, Object> clients = Map.of("org.sasl4j.otp.digits", String.valueOf(digits));
        Map<String, Object> servers = Map.of("org.sasl4j.otp.digits", digits, "org.sasl4j.credentials", store());
        Registered.last(new Sasl4jProvider(REGISTRY, MechanismPolicy.standard()), () -> {
            SaslClient client = client(clients, digits);
            SaslServer server = Sasl.createSaslServer("X-OTP", "test", "localhost", servers, null);

            byte[] challenge = server.evaluateResponse(client.evaluateChallenge(new byte[0]));
            byte[] code = client.evaluateChallenge(challenge);
            assertThat(new String(code, StandardCharsets.US_ASCII)).matches("[0-9]{" + digits + "}");
            assertThat(server.evaluateResponse(code)).isNull();

            assertThat(client.isComplete() && server.isComplete()).isTrue();
            assertThat(server.getAuthorizationID()).isEqualTo("alice");
        });
    }

    @Test
    void itsMisspeltOrSenselessPropertyIsReportedLikeAnyOther() {
        Sasl4jProvider provider = new Sasl4jProvider(REGISTRY, MechanismPolicy.standard());

        assertRefused(
                provider,
                Map.of("org.sasl4j.otp.digit", "8"),
                "there is no property org.sasl4j.otp.digit; the nearest is org.sasl4j.otp.digits");
        assertRefused(
                provider,
                Map.of("org.sasl4j.otp.digits", 4),
                "the property org.sasl4j.otp.digits must be a whole number from 6 to 10, as an Integer or a String,"
                        + " and is '4'");
        assertRefused(
                new Sasl4jProvider(), Map.of("org.sasl4j.otp.digits", 6), "there is no property org.sasl4j.otp.digits");
        assertRefused(provider.configure("otp.digit=8"), Map.of(), "the nearest is otp.digits");
        assertThat(LogLines.claim())
                .singleElement()
                .asString()
                .startsWith("SEVERE SASL4J refuses everything: 'otp.digit' in the configuration of SASL4J is neither")
                .endsWith("the nearest is otp.digits");
        assertThat(provider.properties()).extracting(Property::key).contains("org.sasl4j.otp.digits");
    }

    private static void assertRefused(Sasl4jProvider provider, Map<String, ?> props, String why) {
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> provider.clientFactory()
                        .createSaslClient(new String[] {"PLAIN"}, null, "test", "localhost", props, device(6))
                        .evaluateChallenge(new byte[0]))
                .withMessageContaining(why);
    }

    @Test
    void itsConfigurationHoldsWhereTheCallIsSilent() throws Exception {
        Sasl4jProvider provider = new Sasl4jProvider(REGISTRY, MechanismPolicy.standard()).configure("otp.digits=8");
        SaslServer server = provider.serverFactory()
                .createSaslServer("X-OTP", "test", "localhost", Map.of("org.sasl4j.credentials", store()), null);

        byte[] challenge = server.evaluateResponse("alice".getBytes(StandardCharsets.US_ASCII));

        assertThat(server.evaluateResponse(Otp.code(seed(), challenge, 8))).isNull();
        assertThat(server.isComplete()).isTrue();
    }

    @Test
    void isNegotiatedAndRunsWithoutJavax() throws Exception {
        Choice choice = Negotiation.of(REGISTRY, MechanismPolicy.standard()).choose(List.of("PLAIN", "X-OTP"));
        try (Secret seed = seed();
                Exchange client = choice.client(ClientContext.of("alice", seed).with(Otp.DIGITS, 7));
                Exchange server = Exchange.server(
                        REGISTRY.find(NAME).orElseThrow(),
                        StoreServerContext.builder(store()).with(Otp.DIGITS, 7).build())) {
            assertThat(choice.names()).containsExactly("X-OTP", "PLAIN");

            server.evaluate(client.evaluate(server.evaluate(client.evaluate(null))));

            assertThat(server.property(Exchange.AUTHENTICATION_ID)).contains("alice");
        }
    }

    @Test
    @DisplayName(
            "S18: users who do not exist, keep something else, or have another code, are refused in the same words")
    void refusesAlike() throws Exception {
        StoreServerContext context = StoreServerContext.of(store());
        for (String name : List.of("alice", "bob", "nobody")) {
            Exchange server = Exchange.server(new Otp(), context);
            server.evaluate(name.getBytes(StandardCharsets.US_ASCII));

            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(() -> server.evaluate("12345x".getBytes(StandardCharsets.US_ASCII)))
                    .withMessage("the user name or the password is wrong")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
        }
    }

    @Test
    @DisplayName("11: PLAIN passes over what judges no password; who keeps nothing else costs what nobody costs")
    void leavesPlainItsPassword() throws Exception {
        AtomicInteger judged = new AtomicInteger();
        Credential.Verifier slow = password -> {
            judged.incrementAndGet();
            return Optional.empty();
        };
        try (Secret password = Secret.of("secret".toCharArray())) {
            MemoryCredentialStore users = new MemoryCredentialStore()
                    .put("both", new Otp.Seed(seed()), ScramKeys.newCredential(Hash.SHA_256, password, 4096))
                    .put("seed", new Otp.Seed(seed()))
                    .pretending(Decoy.standard().judgedLike(slow));
            Mechanism plain =
                    Mechanisms.standard().find(MechanismName.of("PLAIN")).orElseThrow();

            Exchange right = Exchange.server(plain, StoreServerContext.of(users));
            right.evaluate("\0both\0secret".getBytes(StandardCharsets.US_ASCII));
            assertThat(right.isComplete()).isTrue();

            CredentialStore foreign =
                    (user, realm, mechanism) -> Optional.of(new CredentialStore.Account(user, new Otp.Seed(seed())));
            for (CredentialStore store : List.of(users, pretending(foreign, slow))) {
                judged.set(0);
                Exchange server = Exchange.server(plain, StoreServerContext.of(store));
                assertThatExceptionOfType(MechanismException.class)
                        .isThrownBy(() -> server.evaluate("\0seed\0secret".getBytes(StandardCharsets.US_ASCII)))
                        .withMessage("the user name or the password is wrong");
                assertThat(judged).hasValue(1);
            }
        }
    }

    private static CredentialStore pretending(CredentialStore store, Credential sample) {
        return new CredentialStore() {
            @Override
            public Optional<Account> find(String user, String realm, Mechanism mechanism) throws MechanismException {
                return store.find(user, realm, mechanism);
            }

            @Override
            public Decoy decoy(Mechanism mechanism) {
                return Decoy.standard().judgedLike(sample);
            }
        };
    }

    @Test
    void whatItHoldsIsWipedWhenTheExchangeIsAbandoned() throws Exception {
        AtomicReference<Secret> held = new AtomicReference<>();
        Exchange client = Exchange.client(new Otp(), new ClientContext() {
            @Override
            public Login login() {
                held.set(seed());
                return new Login("alice", held.get());
            }
        });
        client.evaluate(null);
        assertThat(held.get().revealBytes()).isNotEmpty();

        client.close();

        assertThatIllegalStateException().isThrownBy(() -> held.get().revealBytes());
    }

    @Test
    void soIsWhatTheServerHolds() throws Exception {
        AtomicReference<Otp.Seed> lent = new AtomicReference<>();
        CredentialStore watched = (user, realm, mechanism) -> {
            lent.set(new Otp.Seed(seed()));
            return Optional.of(new CredentialStore.Account(user, lent.get()));
        };
        Exchange server = Exchange.server(new Otp(), StoreServerContext.of(watched));
        server.evaluate("alice".getBytes(StandardCharsets.US_ASCII));
        assertThat(lent.get().secret().revealBytes()).isNotEmpty();

        server.close();

        assertThatIllegalStateException().isThrownBy(() -> lent.get().secret().revealBytes());
    }

    @Test
    @DisplayName(
            "11: a mechanism that needs something else is not handed a password by a handler that knows nothing else")
    void isNotHandedAPassword() throws Exception {
        SaslServer server = new Sasl4jProvider(REGISTRY, MechanismPolicy.standard())
                .serverFactory()
                .createSaslServer("X-OTP", "test", "localhost", null, device(6));

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluateResponse("alice".getBytes(StandardCharsets.US_ASCII)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY))
                .withStackTraceContaining("the server needs org.sasl4j.credentials");
        assertThat(LogLines.claim())
                .as("the handler was asked nothing that it could leave unanswered")
                .isEmpty();
    }

    @Test
    void isDiscovered() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.sasl4j.Mechanism"), "com.example.custom.Otp\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, OtpTest.class.getClassLoader())) {
            MechanismRegistry found = Mechanisms.standard().discovered(loader);
            Sasl4jProvider provider = new Sasl4jProvider(found, MechanismPolicy.standard());

            assertThat(provider.clientFactory()
                            .createSaslClient(new String[] {"X-OTP"}, null, "test", "localhost", Map.of(), device(6))
                            .evaluateChallenge(new byte[0]))
                    .isEqualTo("alice".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
