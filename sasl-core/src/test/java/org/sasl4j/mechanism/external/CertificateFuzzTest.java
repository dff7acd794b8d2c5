package org.sasl4j.mechanism.external;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.sasl4j.Connection;
import org.sasl4j.binding.ServerEndPoint;
import org.sasl4j.fuzz.Mutation;
import org.sasl4j.fuzz.Reading;

/** A certificate that was changed, as far as the JDK still reads it: clean names and a binding, or a MechanismException. */
class CertificateFuzzTest {
    private static final CertificateFactory FACTORY = factory();
    private static final byte[] CERTIFICATE = certificate();
    private static final List<CertificateName> NAMES = List.of(
            CertificateName.subject(),
            CertificateName.rdn("CN"),
            CertificateName.email(),
            CertificateName.dns(),
            CertificateName.uri(),
            CertificateName.otherName(CertificateName.XMPP_ADDR),
            CertificateName.fingerprint());

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] certificate() {
        try {
            return MadeCertificate.of("CN=a+UID=b,O=Example\\, Inc.")
                    .names(
                            MadeCertificate.email("a@example.com"),
                            MadeCertificate.dns("a.example.com"),
                            MadeCertificate.uri("ldap://a"),
                            MadeCertificate.xmpp("a@chat"))
                    .made()
                    .getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @FuzzTest
    void isReadOrRefused(FuzzedDataProvider data) {
        byte[] octets = Mutation.of(CERTIFICATE, data);
        X509Certificate certificate;
        try {
            certificate = (X509Certificate) FACTORY.generateCertificate(new ByteArrayInputStream(octets));
        } catch (CertificateException unreadable) {
            return;
        }
        Connection connection = Connection.unknown().withPeerCertificates(List.of(certificate));
        for (CertificateName name : NAMES) {
            Reading.message(octets, () -> CertificateIdentity.by(name).identify(connection))
                    .ifPresent(CertificateFuzzTest::judge);
        }
        Reading.message(octets, () -> ServerEndPoint.of(certificate));
    }

    private static void judge(List<String> names) {
        for (String name : names) {
            if (name.isEmpty() || name.codePoints().anyMatch(Character::isISOControl)) {
                throw new AssertionError("a name that no name may be");
            }
        }
    }
}
