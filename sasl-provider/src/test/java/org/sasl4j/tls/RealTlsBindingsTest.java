package org.sasl4j.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.sasl4j.binding.Bindings.TLS_EXPORTER;
import static org.sasl4j.binding.Bindings.TLS_SERVER_END_POINT;
import static org.sasl4j.binding.Bindings.TLS_UNIQUE;
import static org.sasl4j.provider.Ours.assertFails;

import java.lang.reflect.Method;
import java.security.Provider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.bouncycastle.jsse.BCSSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.binding.Bindings;
import org.sasl4j.binding.Bindings.End;

class RealTlsBindingsTest {
    private static final int FIRST_JDK_WITH_EXPORTER = 25;
    private static final List<String> TYPES = List.of(TLS_SERVER_END_POINT, TLS_EXPORTER, TLS_UNIQUE);

    private static TestCertificate certificate;

    @BeforeAll
    static void certify() throws Exception {
        certificate = TestCertificate.rsa("server");
    }

    static Stream<Arguments> everything() {
        return Stream.of("JSSE", "BCJSSE").flatMap(provider -> TestTls.protocols().stream()
                .flatMap(protocol -> TYPES.stream().map(type -> Arguments.of(provider, protocol, type))));
    }

    /** What this JDK and these TLS providers can tell (obligations.md, S23). */
    private static boolean isTold(String provider, String protocol, String type) {
        return switch (type) {
            case TLS_EXPORTER -> provider.equals("JSSE") && Runtime.version().feature() >= FIRST_JDK_WITH_EXPORTER;
            case TLS_UNIQUE -> provider.equals("BCJSSE") && protocol.equals("TLSv1.2");
            default -> true;
        };
    }

    private static Provider tls(String name) {
        return name.equals("JSSE") ? TestTls.jsse() : TestTls.bcjsse();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("everything")
    @DisplayName("S23: both ends of a socket have the same binding, or none, and -PLUS goes by it")
    void ofSockets(String provider, String protocol, String type) throws Exception {
        try (TestTls.Sockets ends = TestTls.sockets(tls(provider), certificate, protocol)) {
            assertThat(ends.client().getSession().getProtocol()).isEqualTo(protocol);
            check(ends.ofClient(), ends.ofServer(), type, isTold(provider, protocol, type));
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("everything")
    @DisplayName("S23: both ends of two engines have the same binding, or none, and -PLUS goes by it")
    void ofEngines(String provider, String protocol, String type) throws Exception {
        Engines ends = Engines.connected(tls(provider), certificate, protocol);
        assertThat(ends.client().getSession().getProtocol()).isEqualTo(protocol);
        check(ends.ofClient(), ends.ofServer(), type, isTold(provider, protocol, type));
    }

    private static void check(Connection near, Connection far, String type, boolean told) throws Exception {
        Optional<ChannelBinding> ofClient = Bindings.find(near, End.CLIENT, type);
        Optional<ChannelBinding> ofServer = Bindings.find(far, End.SERVER, type);
        assertThat(ofClient.isPresent()).isEqualTo(told);
        assertThat(ofServer).isEqualTo(ofClient);
        SaslClient client = Conversation.alice(Conversation.PLUS, Conversation.binding(near, type));
        SaslServer server = Conversation.server(Conversation.PLUS, Conversation.binding(far, type));
        if (!told) {
            assertFails(Reason.BINDING, type, () -> client.evaluateChallenge(new byte[0]));
            return;
        }

        Conversation.run(client, server);

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(client.getNegotiatedProperty("org.sasl4j.channelbinding.type"))
                .isEqualTo(type);
        assertThat(server.getNegotiatedProperty("org.sasl4j.channelbinding.type"))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("everything")
    @DisplayName("S23: bindings of a connection, not of a certificate, differ between two connections")
    void differBetweenConnections(String provider, String protocol, String type) throws Exception {
        try (TestTls.Sockets one = TestTls.sockets(tls(provider), certificate, protocol);
                TestTls.Sockets two = TestTls.sockets(tls(provider), certificate, protocol)) {
            Optional<ChannelBinding> first = Bindings.find(one.ofClient(), End.CLIENT, type);
            Optional<ChannelBinding> second = Bindings.find(two.ofClient(), End.CLIENT, type);

            assertThat(first.isPresent()).isEqualTo(isTold(provider, protocol, type));
            assertThat(first.equals(second)).isEqualTo(type.equals(TLS_SERVER_END_POINT) || first.isEmpty());
        }
    }

    @Test
    @DisplayName("S23: tls-exporter is 32 octets, and the session alone is enough for it")
    void lengthOfExporter() throws Exception {
        try (TestTls.Sockets ends = TestTls.sockets(TestTls.jsse(), certificate, "TLSv1.3")) {
            Connection ofSession = Connection.tls(ends.client().getSession());
            Optional<ChannelBinding> binding = Bindings.find(ofSession, End.CLIENT, TLS_EXPORTER);

            assertThat(binding).isEqualTo(Bindings.find(ends.ofServer(), End.SERVER, TLS_EXPORTER));
            assertThat(binding.isPresent()).isEqualTo(Runtime.version().feature() >= FIRST_JDK_WITH_EXPORTER);
            binding.ifPresent(told -> assertThat(told.data().length()).isEqualTo(32));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @DisplayName("S23: tls-exporter is what the JDK tells for the label and the empty context of RFC 9266")
    void exporterIsThatOfTheJdk(String protocol) throws Exception {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(FIRST_JDK_WITH_EXPORTER);
        Method export = ExtendedSSLSession.class.getMethod(
                "exportKeyingMaterialData", String.class, byte[].class, int.class); // public, from JDK 25 on
        try (TestTls.Sockets ends = TestTls.sockets(TestTls.jsse(), certificate, protocol)) {
            byte[] expected =
                    (byte[]) export.invoke(ends.client().getSession(), "EXPORTER-Channel-Binding", new byte[0], 32);

            assertThat(Bindings.find(ends.ofServer(), End.SERVER, TLS_EXPORTER))
                    .contains(ChannelBinding.of(TLS_EXPORTER, expected));
        }
    }

    @Test
    @DisplayName("S23: tls-unique is what BouncyCastle's socket tells")
    void uniqueIsThatOfBouncyCastle() throws Exception {
        try (TestTls.Sockets ends = TestTls.sockets(TestTls.bcjsse(), certificate, "TLSv1.2")) {
            byte[] expected = ((BCSSLSocket) ends.client()).getConnection().getChannelBinding("tls-unique");

            assertThat(Bindings.find(ends.ofServer(), End.SERVER, TLS_UNIQUE))
                    .contains(ChannelBinding.of(TLS_UNIQUE, expected));
        }
    }

    @Test
    @DisplayName("S23: a handshake that never was has no binding of any type")
    void noneBeforeTheHandshake() throws Exception {
        for (Provider provider : List.of(TestTls.jsse(), TestTls.bcjsse())) {
            Connection never = Connection.tls(
                    TestTls.context(provider, null, certificate.certificate()).createSSLEngine());

            assertThat(Bindings.hasAny(never, End.CLIENT)).isFalse();
            assertThat(Bindings.hasAny(never, End.SERVER)).isFalse();
        }
    }
}
