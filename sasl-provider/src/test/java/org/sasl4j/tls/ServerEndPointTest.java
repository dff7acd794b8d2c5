package org.sasl4j.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;

import java.security.AlgorithmParameters;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.binding.Bindings;
import org.sasl4j.binding.Bindings.End;
import org.sasl4j.binding.ServerEndPoint;

/** The oracle is a MessageDigest of the name in the table, and no code of ours. */
class ServerEndPointTest {
    private static final String PSS = "1.2.840.113549.1.1.10";

    private static byte[] digest(String hash, X509Certificate certificate) throws Exception {
        return MessageDigest.getInstance(hash).digest(certificate.getEncoded());
    }

    private static TestCertificate pss(PSSParameterSpec parameters, byte[] encoded) throws Exception {
        return TestCertificate.signed(
                "server", "RSA", "RSASSA-PSS", TestCertificate.identifier(PSS, encoded), parameters);
    }

    private static X509Certificate edwards(String curve, String oid) throws Exception {
        return TestCertificate.signed("server", curve, curve, TestCertificate.identifier(oid, null), null)
                .certificate();
    }

    @ParameterizedTest(name = "{0} -> {3}")
    @DisplayName("S24: the hash is that of the certificate's signature, SHA-256 in place of MD5 and SHA-1")
    @CsvSource({
        "MD5withRSA,        RSA, 1.2.840.113549.1.1.4,   SHA-256",
        "SHA1withRSA,       RSA, 1.2.840.113549.1.1.5,   SHA-256",
        "SHA224withRSA,     RSA, 1.2.840.113549.1.1.14,  SHA-224",
        "SHA256withRSA,     RSA, 1.2.840.113549.1.1.11,  SHA-256",
        "SHA384withRSA,     RSA, 1.2.840.113549.1.1.12,  SHA-384",
        "SHA512withRSA,     RSA, 1.2.840.113549.1.1.13,  SHA-512",
        "SHA512/224withRSA, RSA, 1.2.840.113549.1.1.15,  SHA-512/224",
        "SHA512/256withRSA, RSA, 1.2.840.113549.1.1.16,  SHA-512/256",
        "SHA1withECDSA,     EC,  1.2.840.10045.4.1,      SHA-256",
        "SHA224withECDSA,   EC,  1.2.840.10045.4.3.1,    SHA-224",
        "SHA256withECDSA,   EC,  1.2.840.10045.4.3.2,    SHA-256",
        "SHA384withECDSA,   EC,  1.2.840.10045.4.3.3,    SHA-384",
        "SHA512withECDSA,   EC,  1.2.840.10045.4.3.4,    SHA-512",
        "SHA224withDSA,     DSA, 2.16.840.1.101.3.4.3.1, SHA-224",
        "SHA256withDSA,     DSA, 2.16.840.1.101.3.4.3.2, SHA-256",
        "SHA384withDSA,     DSA, 2.16.840.1.101.3.4.3.3, SHA-384",
        "SHA512withDSA,     DSA, 2.16.840.1.101.3.4.3.4, SHA-512",
        "SHA3-224withDSA,   DSA, 2.16.840.1.101.3.4.3.5, SHA3-224",
        "SHA3-512withDSA,   DSA, 2.16.840.1.101.3.4.3.8, SHA3-512",
        "SHA3-224withECDSA, EC,  2.16.840.1.101.3.4.3.9, SHA3-224",
        "SHA3-384withECDSA, EC,  2.16.840.1.101.3.4.3.11, SHA3-384",
        "SHA3-256withRSA,   RSA, 2.16.840.1.101.3.4.3.14, SHA3-256",
        "SHA3-512withRSA,   RSA, 2.16.840.1.101.3.4.3.16, SHA3-512"
    })
    void hashesAsTheSignatureDoes(String algorithm, String key, String oid, String hash) throws Exception {
        X509Certificate certificate = TestCertificate.signed(
                        "server", key, algorithm, TestCertificate.identifier(oid, null), null)
                .certificate();
        byte[] expected = digest(hash, certificate);

        assertThat(ServerEndPoint.of(certificate)).isEqualTo(expected);
        assertThat(Bindings.find(
                        Connection.unknown().withPeerCertificates(List.of(certificate)),
                        End.CLIENT,
                        Bindings.TLS_SERVER_END_POINT))
                .contains(ChannelBinding.of("tls-server-end-point", expected));
        assertThat(Bindings.find(
                        Connection.unknown().withLocalCertificates(List.of(certificate)),
                        End.SERVER,
                        Bindings.TLS_SERVER_END_POINT))
                .contains(ChannelBinding.of("tls-server-end-point", expected));
    }

    @ParameterizedTest
    @DisplayName("S24: RSASSA-PSS says its hash in its parameters")
    @ValueSource(strings = {"SHA-256", "SHA-384", "SHA-512"})
    void hashOfPss(String hash) throws Exception {
        PSSParameterSpec spec = new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), 20, 1);
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        parameters.init(spec);
        X509Certificate certificate = pss(spec, parameters.getEncoded()).certificate();

        assertThat(ServerEndPoint.of(certificate)).isEqualTo(digest(hash, certificate));
    }

    @Test
    @DisplayName("S24: RSASSA-PSS with default parameters is SHA-1 (RFC 4055 section 3.1), so SHA-256")
    void hashOfPssByDefault() throws Exception {
        PSSParameterSpec spec = new PSSParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, 20, 1);
        X509Certificate certificate = pss(spec, HexFormat.of().parseHex("3000")).certificate();

        assertThat(ServerEndPoint.of(certificate)).isEqualTo(digest("SHA-256", certificate));
    }

    @ParameterizedTest
    @DisplayName("S8, S24: Ed25519 and Ed448 have no hash: a refusal that names them, on both sides")
    @CsvSource({"Ed25519, 1.3.101.112", "Ed448, 1.3.101.113"})
    void refusesEdwardsCurves(String curve, String oid) throws Exception {
        X509Certificate certificate = edwards(curve, oid);
        assertFails(Reason.BINDING, curve, () -> ServerEndPoint.of(certificate));
        Connection near = Connection.unknown().withPeerCertificates(List.of(certificate));
        Connection far = Connection.unknown().withLocalCertificates(List.of(certificate));

        SaslClient client = Conversation.alice(Conversation.PLUS, Map.of("org.sasl4j.connection", near));
        assertFails(Reason.BINDING, curve, () -> client.evaluateChallenge(new byte[0]));
        SaslServer server = Conversation.server(Conversation.PLUS, Map.of("org.sasl4j.connection", far));
        MechanismException refusal = assertFails(
                Reason.BINDING,
                curve,
                () -> server.evaluateResponse("p=tls-server-end-point,,n=alice,r=abc".getBytes()));
        assertThat(refusal.response().map(octets -> new String(octets.toByteArray())))
                .contains("e=unsupported-channel-binding-type");
        assertThat(client.isComplete() || server.isComplete()).isFalse();
    }

    @Test
    @DisplayName("S8: where binding is required and cannot be derived, the base mechanism is no way out")
    void failsClosed() throws Exception {
        Connection near = Connection.unknown().withPeerCertificates(List.of(edwards("Ed25519", "1.3.101.112")));
        Map<String, Object> required =
                Map.of("org.sasl4j.connection", near, "org.sasl4j.channelbinding.policy", "require");

        assertThat(Conversation.alice(Conversation.BASE, required)).isNull();
    }

    @Test
    @DisplayName("S24: a binding given overrides the certificate, whether that has one or not")
    void givenBindingOverrides() throws Exception {
        X509Certificate undefined = edwards("Ed25519", "1.3.101.112");
        X509Certificate defined = TestCertificate.of("server").certificate();
        for (X509Certificate certificate : List.of(undefined, defined)) {
            ChannelBinding agreed = ChannelBinding.of("tls-server-end-point", digest("SHA-256", undefined));
            SaslClient client = Conversation.alice(
                    Conversation.PLUS,
                    Map.of(
                            "org.sasl4j.connection",
                            Connection.unknown().withPeerCertificates(List.of(certificate)),
                            "org.sasl4j.channelbinding",
                            agreed));
            SaslServer server = Conversation.server(Conversation.PLUS, Map.of("org.sasl4j.channelbinding", agreed));

            Conversation.run(client, server);

            assertThat(server.isComplete()).isTrue();
        }
    }
}
