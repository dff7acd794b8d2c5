package org.sasl4j.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.AlgorithmParameters;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException;
import org.sasl4j.binding.Bindings.End;
import org.sasl4j.mechanism.external.MadeCertificate;

/** The oracle is a MessageDigest of the name in the table, and no code of ours. */
class ServerEndPointTest {
    private static final String PSS = "1.2.840.113549.1.1.10";

    private static X509Certificate signed(String oid, byte[] parameters) throws Exception {
        return MadeCertificate.of("CN=server").signedBy(oid, parameters).made();
    }

    private static byte[] digest(String hash, X509Certificate certificate) throws Exception {
        return MessageDigest.getInstance(hash).digest(certificate.getEncoded());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("S24: the hash is that of the certificate's signature, SHA-256 in place of MD5 and SHA-1")
    @CsvSource({
        "1.2.840.113549.1.1.4,   SHA-256",
        "1.2.840.113549.1.1.5,   SHA-256",
        "1.2.840.113549.1.1.14,  SHA-224",
        "1.2.840.113549.1.1.12,  SHA-384",
        "1.2.840.10045.4.3.4,    SHA-512",
        "2.16.840.1.101.3.4.3.9, SHA3-224"
    })
    void hashesAsTheSignatureDoes(String oid, String hash) throws Exception {
        X509Certificate certificate = signed(oid, null);

        assertThat(ServerEndPoint.of(certificate)).isEqualTo(digest(hash, certificate));
    }

    @ParameterizedTest
    @DisplayName("S24: RSASSA-PSS says its hash in its parameters")
    @ValueSource(strings = {"SHA-256", "SHA-384", "SHA-512"})
    void hashesAsTheParametersOfPssSay(String hash) throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        parameters.init(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), 20, 1));
        X509Certificate certificate = signed(PSS, parameters.getEncoded());

        assertThat(ServerEndPoint.of(certificate)).isEqualTo(digest(hash, certificate));
    }

    @Test
    @DisplayName("S24: RSASSA-PSS without parameters is SHA-1 (RFC 4055 section 3.1), so SHA-256")
    void hashesPssByDefault() throws Exception {
        X509Certificate certificate = signed(PSS, null);

        assertThat(ServerEndPoint.of(certificate)).isEqualTo(digest("SHA-256", certificate));
    }

    @ParameterizedTest
    @DisplayName("S8, S24: Ed25519 and Ed448 have no hash: a refusal that names them")
    @CsvSource({"1.3.101.112, Ed25519", "1.3.101.113, Ed448"})
    void refusesEdwardsCurves(String oid, String curve) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> ServerEndPoint.of(signed(oid, null)))
                .withMessageContaining(curve);
    }

    @ParameterizedTest
    @DisplayName("S24: the certificate is the server's, which is the client's peer")
    @EnumSource
    void isOfTheServersCertificate(End end) throws Exception {
        X509Certificate server = signed("1.2.840.113549.1.1.11", null);
        X509Certificate other = MadeCertificate.of("CN=client").made();
        Connection near =
                Connection.unknown().withPeerCertificates(List.of(server)).withLocalCertificates(List.of(other));
        Connection far =
                Connection.unknown().withPeerCertificates(List.of(other)).withLocalCertificates(List.of(server));

        assertThat(Bindings.find(end == End.CLIENT ? near : far, end, Bindings.TLS_SERVER_END_POINT))
                .contains(ChannelBinding.of("tls-server-end-point", digest("SHA-256", server)));
    }
}
