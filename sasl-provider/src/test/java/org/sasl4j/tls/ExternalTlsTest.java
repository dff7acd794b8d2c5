package org.sasl4j.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;

import java.security.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.external.CertificateIdentity;
import org.sasl4j.mechanism.external.CertificateName;
import org.sasl4j.mechanism.external.IdentityResolver;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;
import org.wildfly.security.sasl.external.ExternalSaslClientFactory;

class ExternalTlsTest {
    private static final IdentityResolver ADDRESS = CertificateIdentity.by(
                    CertificateName.otherName(CertificateName.XMPP_ADDR))
            .or(CertificateName.email());

    private static TestCertificate server;
    private static TestCertificate juliet;
    private static TestCertificate montague;

    @BeforeAll
    static void certify() throws Exception {
        server = TestCertificate.rsa("server");
        juliet = TestCertificate.named(
                "UID=juliet,O=Capulet", TestCertificate.otherName(CertificateName.XMPP_ADDR, "julïet@example.com"));
        montague = TestCertificate.named(
                "CN=Romeo Montague",
                new GeneralName(GeneralName.rfc822Name, "romeo@example.com"),
                new GeneralName(GeneralName.rfc822Name, "montague@example.com"));
    }

    static Stream<Arguments> everything() {
        return Stream.of("JSSE", "BCJSSE")
                .flatMap(provider -> TestTls.protocols().stream().map(protocol -> Arguments.of(provider, protocol)));
    }

    private static Provider tls(String name) {
        return name.equals("JSSE") ? TestTls.jsse() : TestTls.bcjsse();
    }

    private static SaslClient client(TestTls.Sockets ends, String authorizationId) throws SaslException {
        return Ours.client("EXTERNAL", authorizationId, Map.of("org.sasl4j.connection", ends.client()), null);
    }

    private static SaslServer server(TestTls.Sockets ends, IdentityResolver identity, CallbackHandler handler)
            throws SaslException {
        Map<String, Object> properties = Map.of(
                "org.sasl4j.connection",
                ends.server(),
                "org.sasl4j.external.identity",
                identity,
                Sasl.POLICY_NOPLAINTEXT,
                "true");
        return Ours.server("EXTERNAL", properties, handler);
    }

    private static Negotiation negotiation(Connection connection) {
        return Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard()).on(connection);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everything")
    @DisplayName("E2: over mutual TLS the client is chosen to run it, and is who its certificate says")
    void identifiesByTheCertificate(String provider, String protocol) throws Exception {
        try (TestTls.Sockets ends = TestTls.mutual(tls(provider), server, juliet, protocol)) {
            String[] offered = negotiation(ends.ofServer()).offer().names();
            assertThat(offered).contains("EXTERNAL");
            assertThat(negotiation(ends.ofClient()).choose(List.of(offered)).names())
                    .startsWith("EXTERNAL");
            SaslServer known = server(ends, ADDRESS, null);

            Conversation.run(client(ends, null), known);

            assertThat(known.getAuthorizationID()).isEqualTo("julïet@example.com");
            SaslServer mapped = server(
                    ends,
                    CertificateIdentity.by(CertificateName.rdn("UID"))
                            .mappedBy(uid -> Optional.of(uid.toUpperCase(Locale.ROOT))),
                    Answers.none().authorising());
            Conversation.run(client(ends, "capulet"), mapped);
            assertThat(mapped.getAuthorizationID()).isEqualTo("capulet");
            assertThat(mapped.getNegotiatedProperty("org.sasl4j.authentication.id"))
                    .isEqualTo("JULIET");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everything")
    @DisplayName("E2: every kind of name is the same whichever TLS read the certificate")
    void readsTheSameByEveryTls(String provider, String protocol) throws Exception {
        try (TestTls.Sockets ends = TestTls.mutual(tls(provider), server, juliet, protocol)) {
            Connection read = Connection.unknown().withPeerCertificates(List.of(juliet.certificate()));
            for (CertificateName name : List.of(
                    CertificateName.subject(),
                    CertificateName.rdn("UID"),
                    CertificateName.dns(),
                    CertificateName.otherName(CertificateName.XMPP_ADDR),
                    CertificateName.fingerprint())) {
                IdentityResolver identity = CertificateIdentity.by(name);
                assertThat(identity.identify(ends.ofServer())).hasSize(1).isEqualTo(identity.identify(read));
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everything")
    @DisplayName("E2: of a certificate's several names the client picks one, and gets none that is not there")
    void picksOneOfSeveral(String provider, String protocol) throws Exception {
        try (TestTls.Sockets ends = TestTls.mutual(tls(provider), server, montague, protocol)) {
            for (String one : List.of("romeo@example.com", "montague@example.com")) {
                SaslServer picked = server(ends, ADDRESS, null);
                Conversation.run(client(ends, one), picked);
                assertThat(picked.getAuthorizationID()).isEqualTo(one);
                assertThat(picked.getNegotiatedProperty("org.sasl4j.authentication.id"))
                        .isEqualTo(one);
            }
            SaslServer none = server(ends, ADDRESS, null);
            assertFails(Reason.REFUSED, "several names", () -> Ours.login(client(ends, null), none));
            SaslServer stranger = server(ends, ADDRESS, Answers.none().authorising());
            assertFails(
                    Reason.NOT_AUTHORIZED,
                    "several names",
                    () -> Ours.login(client(ends, "juliet@example.com"), stranger));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everything")
    @DisplayName("E2: a client that showed no certificate does not choose it, and is nobody to a server that is asked")
    void knowsNobodyWithoutACertificate(String provider, String protocol) throws Exception {
        try (TestTls.Sockets ends = TestTls.mutual(tls(provider), server, null, protocol)) {
            assertThat(negotiation(ends.ofServer()).offer().names()).doesNotContain("EXTERNAL");
            assertThat(negotiation(ends.ofClient())
                            .choose(List.of("EXTERNAL", "ANONYMOUS"))
                            .names())
                    .containsExactly("ANONYMOUS");
            SaslServer nobody = server(ends, ADDRESS, Answers.none().authorising());
            assertFails(Reason.REFUSED, "no identity", () -> Ours.login(client(ends, "romeo@example.com"), nobody));
        }
    }

    @Test
    @DisplayName("E2: a client whose certificate the server did not ask for has not shown it")
    void doesNotChooseItForACertificateThatWasNotShown() throws Exception {
        Provider jsse = TestTls.jsse();
        try (TestTls.Sockets ends = TestTls.connected(
                TestTls.context(jsse, server),
                TestTls.context(jsse, juliet, server.certificate()),
                "TLSv1.3",
                TestTls.ClientAuth.NOT_ASKED)) {
            assertThat(negotiation(ends.ofClient())
                            .choose(List.of("EXTERNAL", "ANONYMOUS"))
                            .names())
                    .containsExactly("ANONYMOUS");
        }
    }

    @Test
    @DisplayName("E2: Elytron's client is known to our server by its certificate, and picks among several names")
    void identifiesElytronsClient() throws Exception {
        ExternalSaslClientFactory elytron = new ExternalSaslClientFactory();
        String[] external = {"EXTERNAL"};
        try (TestTls.Sockets ends = TestTls.mutual(TestTls.jsse(), server, montague, "TLSv1.3")) {
            SaslServer picked = server(ends, ADDRESS, null);
            Ours.login(
                    elytron.createSaslClient(
                            external, "montague@example.com", "test", "localhost", Map.of(), Answers.none()),
                    picked);
            assertThat(picked.getAuthorizationID()).isEqualTo("montague@example.com");

            SaslServer none = server(ends, ADDRESS, null);
            SaslClient client = elytron.createSaslClient(external, null, "test", "localhost", Map.of(), Answers.none());
            assertFails(Reason.REFUSED, "several names", () -> Ours.login(client, none));
        }
    }
}
