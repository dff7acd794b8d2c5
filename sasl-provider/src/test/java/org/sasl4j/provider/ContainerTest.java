package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.stream.JsonReader;
import com.ongres.stringprep.Profile;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.Exchange;
import org.sasl4j.LogLines;

/** Applications of a container, each with a copy of this library in a class loader of its own. */
class ContainerTest {
    /** What an application of a container has besides the JDK. */
    private static final URL[] LIBRARIES = Stream.of(
                    Exchange.class, Sasl4jProvider.class, JsonReader.class, Profile.class, NullMarked.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);

    @AfterEach
    void removeWhatIsLeft() {
        Security.removeProvider(Sasl4jProvider.NAME);
    }

    /** An application, whose provider and store are of its own copy. */
    private static final class Application implements AutoCloseable {
        private final URLClassLoader loader;
        private boolean outOfFiles;

        Application(String name) {
            loader = new URLClassLoader(name, LIBRARIES, ClassLoader.getPlatformClassLoader()) {
                @Override
                public URL getResource(String name) {
                    return outOfFiles ? null : super.getResource(name);
                }

                @Override
                public String toString() {
                    return "of the application " + getName();
                }
            };
        }

        Object make(String type) throws ReflectiveOperationException {
            return loader.loadClass(type).getConstructor().newInstance();
        }

        Object make(String type, int argument) throws ReflectiveOperationException {
            return loader.loadClass(type).getConstructor(int.class).newInstance(argument);
        }

        Provider provider() throws ReflectiveOperationException {
            return (Provider) make("org.sasl4j.provider.Sasl4jProvider");
        }

        Map<String, Object> properties() throws ReflectiveOperationException {
            return properties("secret");
        }

        Map<String, Object> properties(String password) throws ReflectiveOperationException {
            Object store = make("org.sasl4j.credential.MemoryCredentialStore");
            Object users = store.getClass()
                    .getMethod("put", String.class, char[].class)
                    .invoke(store, "alice", password.toCharArray());
            return Map.of("org.sasl4j.credentials", users);
        }

        @Override
        public void close() throws IOException {
            loader.close();
        }
    }

    @BeforeAll
    static void makeOursBeforeOthersAreRegistered() {
        assertThat(Ours.PROVIDER).isNotNull(); // it would warn of them
    }

    private static String logIn(SaslServer server) throws SaslException {
        return logIn(server, "secret");
    }

    private static String logIn(SaslServer server, String password) throws SaslException {
        server.evaluateResponse(Ours.plain("", "alice", password));
        return server.getAuthorizationID();
    }

    private static SaslServer server(Map<String, ?> properties) throws SaslException {
        return Sasl.createSaslServer("PLAIN", "test", "localhost", properties, null);
    }

    @Test
    @DisplayName("12, containers: a second copy of the library is warned of, and both class loaders are named")
    void warnsOfSecondCopy() throws Exception {
        try (Application first = new Application("first-app");
                Application second = new Application("second-app")) {
            assertThat(Security.insertProviderAt(first.provider(), 1)).isEqualTo(1);
            assertThat(LogLines.claim()).isEmpty();

            assertThat(Security.insertProviderAt(second.provider(), 1)).isEqualTo(-1);

            assertWarnedOfSecondCopy();
        }
    }

    private static void assertWarnedOfSecondCopy() {
        assertThat(LogLines.claim())
                .singleElement()
                .asString()
                .contains("a provider named SASL4J is installed already", "first-app", "second-app", "another name");
    }

    @Test
    @DisplayName("12, containers: a store of another copy is refused, and the message names both class loaders")
    void namesBothLoadersOfAStore() throws Exception {
        try (Application first = new Application("first-app");
                Application second = new Application("second-app")) {
            Security.insertProviderAt(first.provider(), 1);
            SaslServer server = server(second.properties());

            SaslException refused = catchThrowableOfType(SaslException.class, () -> logIn(server));

            assertThat(refused)
                    .hasMessageContainingAll(
                            "org.sasl4j.credentials must be an org.sasl4j.CredentialStore",
                            "org.sasl4j.credential.MemoryCredentialStore of another copy of this library",
                            "first-app",
                            "second-app");
            assertThat(logIn(server(first.properties()))).isEqualTo("alice");
        }
    }

    @Test
    @DisplayName("12, containers: what an ended application leaves registered answers nobody, and breaks nobody")
    void leavesOthersAloneOnceItsLoaderIsClosed() throws Exception {
        Application ended = new Application("ended-app");
        Security.insertProviderAt(ended.provider(), 1);
        ended.close();

        assertThat(server(Map.of())).isNull(); // SunSASL has no server for it
        assertThat(Sasl.createSaslServer("CRAM-MD5", "test", "localhost", null, Answers.user("alice", "secret")))
                .satisfies(other -> assertThat(other.getClass().getName()).startsWith("com.sun.security.sasl."));
        assertThat(Sasl.createSaslClient(
                        new String[] {"PLAIN"}, null, "test", "localhost", null, Answers.login("alice", "secret")))
                .satisfies(other -> assertThat(other.getClass().getName()).startsWith("com.sun.security.sasl."));
        assertThat(Collections.list(Sasl.getSaslServerFactories()).stream()
                        .flatMap(factory -> Arrays.stream(factory.getMechanismNames(null))))
                .doesNotContain("SCRAM-SHA-256");
        assertThat(LogLines.claim())
                .as("warned of once")
                .singleElement()
                .asString()
                .contains("ended-app", "Security.removeProvider");
    }

    @Test
    @DisplayName("12, containers: a loader that finds nothing for a moment is not closed for ever")
    void answersAgainOnceItsLoaderDoes() throws Exception {
        try (Application application = new Application("busy-app")) {
            Security.insertProviderAt(application.provider(), 1);
            Map<String, Object> properties = application.properties();

            application.outOfFiles = true;
            assertThat(server(properties)).isNull();
            assertThat(LogLines.claim()).singleElement().asString().contains("busy-app");

            application.outOfFiles = false;
            assertThat(logIn(server(properties))).isEqualTo("alice");
        }
    }

    @Test
    @DisplayName(
            "12, containers: applications that share the library share its registration, and have each their store")
    void sharesTheLibrary() throws Exception {
        try (Application shared = new Application("shared")) {
            URL[] nothing = {};
            try (URLClassLoader first = new URLClassLoader("first-app", nothing, shared.loader);
                    URLClassLoader second = new URLClassLoader("second-app", nothing, shared.loader)) {
                Class<?> type = first.loadClass("org.sasl4j.provider.Sasl4jProvider");
                assertThat(second.loadClass("org.sasl4j.provider.Sasl4jProvider"))
                        .isSameAs(type);
                Security.insertProviderAt((Provider) type.getConstructor().newInstance(), 1);

                Map<String, Object> firstUsers = shared.properties("secret of the first");
                Map<String, Object> secondUsers = shared.properties("secret of the second");
                assertThat(logIn(server(firstUsers), "secret of the first")).isEqualTo("alice");
                assertThat(logIn(server(secondUsers), "secret of the second")).isEqualTo("alice");
                assertThat(catchThrowableOfType(
                                SaslException.class, () -> logIn(server(secondUsers), "secret of the first")))
                        .isNotNull();
            }
        }
    }

    @Test
    @DisplayName("12, containers: without registration each application has its own, whatever others registered")
    void worksWithoutRegistration() throws Exception {
        try (Application first = new Application("first-app");
                Application second = new Application("second-app")) {
            Security.insertProviderAt(first.provider(), 1);
            Provider own = second.provider();
            assertWarnedOfSecondCopy();
            SaslServerFactory factory = (SaslServerFactory)
                    own.getService("SaslServerFactory", "PLAIN").newInstance(null);

            assertThat(logIn(factory.createSaslServer("PLAIN", "test", "localhost", second.properties(), null)))
                    .isEqualTo("alice");
        }
    }

    /** Registers, logs in and removes; what it leaves is for the collector. */
    private static WeakReference<ClassLoader> deployAndEnd() throws Exception {
        try (Application application = new Application("ended-app")) {
            Provider provider = application.provider();
            Security.insertProviderAt(provider, 1);
            Map<String, Object> properties = new HashMap<>(application.properties());
            properties.put(
                    "org.sasl4j.scram.keycache", application.make("org.sasl4j.mechanism.scram.ScramKeyCache", 1));
            for (String mechanism : List.of("PLAIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-256", "SCRAM-SHA-256")) {
                assertThat(logInByBothEnds(mechanism, properties)).isEqualTo("alice");
            }
            SaslServer unfinished = Sasl.createSaslServer("SCRAM-SHA-256", "test", "localhost", properties, null);
            unfinished.evaluateResponse(Ours.utf8("n,,n=alice,r=fyko+d2lbbFgONRv9qkxdawL"));
            unfinished.dispose();
            SaslServer ofHandler = Sasl.createSaslServer( // whose class outlives the application
                    "SCRAM-SHA-256", "test", "localhost", null, Answers.user("alice", "secret"));
            ofHandler.evaluateResponse(Ours.utf8("n,,n=alice,r=fyko+d2lbbFgONRv9qkxdawL"));
            ofHandler.dispose();
            Security.removeProvider(provider.getName());
            return new WeakReference<>(application.loader);
        }
    }

    private static String logInByBothEnds(String mechanism, Map<String, ?> properties) throws SaslException {
        String[] mechanisms = {mechanism};
        SaslClient client = Sasl.createSaslClient(
                mechanisms, null, "test", "localhost", properties, Answers.login("alice", "secret"));
        SaslServer server = Sasl.createSaslServer(mechanism, "test", "localhost", properties, null);
        byte[] message = client.hasInitialResponse() ? client.evaluateChallenge(new byte[0]) : new byte[0];
        while (!server.isComplete()) {
            byte[] challenge = server.evaluateResponse(message);
            message = client.isComplete() ? new byte[0] : client.evaluateChallenge(challenge);
        }
        String identity = server.getAuthorizationID();
        client.dispose();
        server.dispose();
        return identity;
    }

    @Test
    @DisplayName("12, containers: removed on its application's end, all of it is collected")
    void isCollected() throws Exception {
        WeakReference<ClassLoader> ended = deployAndEnd();

        for (int i = 0; i < 50 && ended.get() != null; i++) {
            System.gc();
        }

        assertThat(ended.get()).isNull();
    }
}
