package com.example.consumer.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.example.consumer.Standing;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.JDKSaslConfig;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.mechanism.external.CertificateIdentity;
import org.sasl4j.mechanism.external.CertificateName;
import org.sasl4j.mechanism.external.IdentityResolver;
import org.sasl4j.provider.Ours;
import org.sasl4j.tls.TestCertificate;
import org.sasl4j.tls.TestTls;

/** RabbitMQ's Java client, unchanged, with the {@link SaslClientConfig} of the recipe. */
class RabbitClientTest {
    private static final String SUN = "com.sun.security.sasl.";
    private static final List<String> OFFERED = List.of("AMQPLAIN", "PLAIN", "SCRAM-SHA-256");

    private static TestCertificate own;
    private static TestCertificate alice;
    private static TestCertificate bob;

    @BeforeAll
    static void certify() throws Exception {
        own = TestCertificate.rsa("localhost");
        alice = certificate("alice");
        bob = certificate("bob");
    }

    static Stream<Arguments> passwords() {
        return Stream.of(
                Arguments.of("SCRAM-SHA-256", Standing.FIRST, "ours"),
                Arguments.of("SCRAM-SHA-256", Standing.LAST, "ours"),
                Arguments.of("PLAIN", Standing.FIRST, "ours"),
                Arguments.of("PLAIN", Standing.LAST, SUN + "PlainClient"),
                Arguments.of("PLAIN", Standing.ABSENT, SUN + "PlainClient"));
    }

    private static RabbitServer plaintext() throws IOException {
        Map<String, Object> users = Map.of("org.sasl4j.credentials", Ours.store());
        ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        return RabbitServer.start(listening, OFFERED, (name, socket) -> Ours.server(name, users, null));
    }

    private static ConnectionFactory factory(RabbitServer server, String mechanism) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("localhost");
        factory.setPort(server.port());
        factory.setAutomaticRecoveryEnabled(false);
        factory.setUsername("alice");
        factory.setPassword("secret");
        factory.setSaslConfig(new SaslClientConfig(List.of(mechanism), factory.getHost(), Map.of()));
        return factory;
    }

    private static void assertConnects(ConnectionFactory factory, RabbitServer server) throws Exception {
        try (Connection connection = factory.newConnection()) {
            assertThat(connection.isOpen()).isTrue();
            assertThat(server.user()).isEqualTo("alice");
        }
    }

    private static void assertRefused(ConnectionFactory factory) {
        assertThatExceptionOfType(AuthenticationFailureException.class).isThrownBy(factory::newConnection);
    }

    @ParameterizedTest(name = "{0}, ours {1}")
    @MethodSource("passwords")
    @DisplayName("12, RabbitMQ: the right password connects, and a wrong one is an AuthenticationFailureException")
    void logsIn(String mechanism, Standing standing, String who) throws Exception {
        standing.watched(witness -> {
            try (RabbitServer server = plaintext()) {
                ConnectionFactory factory = factory(server, mechanism);
                assertConnects(factory, server);
                factory.setPassword("guess");
                assertRefused(factory);
            }
            assertThat(witness.told()).hasSize(2).containsOnly("client of " + mechanism + ": " + who);
        });
    }

    /** A server that knows alice by the address in her certificate, and lets whoever is trusted try. */
    private static RabbitServer tls(SSLContext context) throws IOException {
        IdentityResolver identity = CertificateIdentity.by(CertificateName.email())
                .mappedBy(address ->
                        Optional.ofNullable(Map.of("alice@example.com", "alice").get(address)));
        SSLServerSocket listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listening.setNeedClientAuth(true);
        return RabbitServer.start(
                listening,
                List.of("PLAIN", "EXTERNAL"),
                (name, socket) -> Ours.server(
                        name, Map.of("org.sasl4j.connection", socket, "org.sasl4j.external.identity", identity), null));
    }

    private static TestCertificate certificate(String name) throws Exception {
        return TestCertificate.named("CN=" + name, new GeneralName(GeneralName.rfc822Name, name + "@example.com"));
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    @DisplayName("12, RabbitMQ: EXTERNAL connects with the certificate of a user, and not with that of somebody else")
    void logsInByCertificate(Standing standing) throws Exception {
        SSLContext context = TestTls.context(TestTls.jsse(), own, alice.certificate(), bob.certificate());
        standing.watched(witness -> {
            try (RabbitServer server = tls(context)) {
                ConnectionFactory factory = factory(server, "EXTERNAL");
                factory.useSslProtocol(TestTls.context(TestTls.jsse(), alice, own.certificate()));
                assertConnects(factory, server);
                factory.useSslProtocol(TestTls.context(TestTls.jsse(), bob, own.certificate()));
                assertRefused(factory);
            }
            assertThat(witness.told())
                    .hasSize(2)
                    .containsOnly(
                            "client of EXTERNAL: " + (standing == Standing.FIRST ? "ours" : SUN + "ExternalClient"));
        });
    }

    @Test
    @DisplayName("12, RabbitMQ: without ours nobody has SCRAM, and nothing else is tried in its place")
    void needsOurs() throws Exception {
        Standing.ABSENT.watched(witness -> {
            try (RabbitServer server = plaintext()) {
                ConnectionFactory factory = factory(server, "SCRAM-SHA-256");

                assertThatNullPointerException()
                        .isThrownBy(factory::newConnection)
                        .withMessage("nobody has SCRAM-SHA-256");
            }
            assertThat(witness.told()).isEmpty();
        });
    }

    @Test
    @DisplayName("12, RabbitMQ: what the server does not offer is not tried")
    void triesOnlyWhatIsOffered() throws Exception {
        Standing.FIRST.watched(witness -> {
            try (RabbitServer server = plaintext()) {
                ConnectionFactory factory = factory(server, "SCRAM-SHA-512");

                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(factory::newConnection)
                        .withMessageContaining("No compatible authentication mechanism");
            }
            assertThat(witness.told()).isEmpty();
        });
    }

    /** A server of SCRAM that says something else in place of its proof. */
    private static RabbitServer unproven(UnaryOperator<byte[]> inPlace) throws IOException {
        Map<String, Object> users = Map.of("org.sasl4j.credentials", Ours.store());
        ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        return RabbitServer.start(listening, OFFERED, (name, socket) -> {
            SaslServer server = Ours.server(name, users, null);
            return (SaslServer) Proxy.newProxyInstance(
                    RabbitClientTest.class.getClassLoader(),
                    new Class<?>[] {SaslServer.class},
                    (proxy, method, all) -> {
                        Object result = method.invoke(server, all);
                        return result instanceof byte[] said && said[0] == 'v' ? inPlace.apply(said) : result;
                    });
        });
    }

    @Test
    @DisplayName("12, RabbitMQ: a forged proof of the server ends the connection")
    void refusesForgedProof() throws Exception {
        Standing.FIRST.watched(witness -> {
            try (RabbitServer server = unproven(proof -> "v=AAAA".getBytes(StandardCharsets.US_ASCII))) {
                ConnectionFactory factory = factory(server, "SCRAM-SHA-256");

                assertThatIllegalStateException()
                        .isThrownBy(factory::newConnection)
                        .withCauseInstanceOf(SaslException.class);
            }
            assertThat(witness.told()).containsExactly("client of SCRAM-SHA-256: ours");
        });
    }

    @Test
    @DisplayName(
            "12, RabbitMQ: a proof that is left out goes unnoticed, since the client does not ask whether it is complete")
    void missesNoProof() throws Exception {
        Standing.FIRST.watched(witness -> {
            try (RabbitServer server = unproven(proof -> null)) {
                assertConnects(factory(server, "SCRAM-SHA-256"), server);
            }
            assertThat(witness.told()).containsExactly("client of SCRAM-SHA-256: ours");
        });
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    @DisplayName("12, RabbitMQ: its own JDKSaslConfig fails with every provider, since it hands on a challenge of null")
    void failsWithJdkSaslConfig(Standing standing) throws Exception {
        standing.watched(witness -> {
            try (RabbitServer server = plaintext()) {
                ConnectionFactory factory = factory(server, "PLAIN");
                factory.setSaslConfig(new JDKSaslConfig(factory, new String[] {"PLAIN"}));

                assertThatNullPointerException().isThrownBy(factory::newConnection);
            }
            assertThat(witness.told())
                    .containsExactly("client of PLAIN: " + (standing == Standing.FIRST ? "ours" : SUN + "PlainClient"));
        });
    }
}
