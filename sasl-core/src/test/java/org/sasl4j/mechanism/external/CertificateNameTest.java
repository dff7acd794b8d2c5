package org.sasl4j.mechanism.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sasl4j.mechanism.external.MadeCertificate.dns;
import static org.sasl4j.mechanism.external.MadeCertificate.email;
import static org.sasl4j.mechanism.external.MadeCertificate.otherName;
import static org.sasl4j.mechanism.external.MadeCertificate.uri;
import static org.sasl4j.mechanism.external.MadeCertificate.xmpp;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.external.MadeCertificate.Reader;

class CertificateNameTest {
    private static final String GUID = "1.3.6.1.4.1.311.25.1";
    private static final ASN1ObjectIdentifier UID = new ASN1ObjectIdentifier("0.9.2342.19200300.100.1.1");

    private static void refuses(CertificateName name, X509Certificate certificate, String words) {
        assertThatThrownBy(() -> name.in(certificate))
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
    }

    private static X509Certificate named(X500NameBuilder subject) throws Exception {
        return MadeCertificate.of(subject.build()).made();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("E2: each kind of name is told in the certificate's order, whoever reads the certificate")
    void tellsEachKind(Reader reader) throws Exception {
        X509Certificate certificate = MadeCertificate.of("C=IT,OU=a,OU=b,UID=juliet,CN=Juliet+CN=Jülïet")
                .names(
                        dns("b.example.com"),
                        email("juliet@example.com"),
                        xmpp("julïet@example.com"),
                        otherName(CertificateName.UPN, new DERUTF8String("juliet@ad.example.com")),
                        new DERTaggedObject(false, 7, new DEROctetString(new byte[] {127, 0, 0, 1})),
                        dns("a.example.com"),
                        uri("spiffe://example.com/juliet"))
                .read(reader);

        assertThat(CertificateName.email().in(certificate)).containsExactly("juliet@example.com");
        assertThat(CertificateName.dns().in(certificate)).containsExactly("b.example.com", "a.example.com");
        assertThat(CertificateName.uri().in(certificate)).containsExactly("spiffe://example.com/juliet");
        assertThat(CertificateName.otherName(CertificateName.XMPP_ADDR).in(certificate))
                .containsExactly("julïet@example.com");
        assertThat(CertificateName.otherName(CertificateName.UPN).in(certificate))
                .containsExactly("juliet@ad.example.com");
        assertThat(CertificateName.otherName(GUID).in(certificate)).isEmpty();
        assertThat(CertificateName.rdn("CN").in(certificate)).containsExactlyInAnyOrder("Juliet", "Jülïet");
        assertThat(CertificateName.rdn("ou").in(certificate)).containsExactly("a", "b");
        assertThat(CertificateName.rdn(UID.getId()).in(certificate)).containsExactly("juliet");
        assertThat(CertificateName.rdn("sn").in(certificate)).isEmpty();
        assertThat(CertificateName.subject().in(certificate))
                .isEqualTo(IdentityResolver.certificateSubject()
                        .identify(MadeCertificate.of("C=IT,OU=a,OU=b,UID=juliet,CN=Juliet+CN=Jülïet")
                                .shown()))
                .first()
                .asString()
                .endsWith(",UID=juliet,OU=b,OU=a,C=IT");
        assertThat(CertificateName.fingerprint().in(certificate))
                .containsExactly(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
    }

    @Test
    void findsNothingWhereThereIsNothing() throws Exception {
        X509Certificate bare =
                MadeCertificate.of(new X500Name("")).criticalNames(dns("a")).made();

        assertThat(CertificateName.subject().in(bare)).isEmpty();
        assertThat(CertificateName.rdn("CN").in(bare)).isEmpty();
        assertThat(CertificateName.email().in(bare)).isEmpty();
        assertThat(CertificateName.otherName(GUID).in(bare)).isEmpty();
        assertThat(CertificateName.email().in(MadeCertificate.of("CN=a").made()))
                .isEmpty();
    }

    @Test
    void readsTheTextsThatAreAlwaysTheSame() throws Exception {
        X509Certificate certificate = named(new X500NameBuilder()
                .addRDN(BCStyle.CN, new DERBMPString("Jülïet"))
                .addRDN(BCStyle.CN, new DERPrintableString("Juliet"))
                .addRDN(BCStyle.CN, new DERT61String("Capulet")));

        assertThat(CertificateName.rdn("CN").in(certificate)).containsExactly("Jülïet", "Juliet", "Capulet");
    }

    @Test
    void refusesTextsThatDependOnTheReaderWhereTheyAreAskedFor() throws Exception {
        X509Certificate t61 = named(new X500NameBuilder()
                .addRDN(BCStyle.O, new DERT61String("Capület"))
                .addRDN(BCStyle.CN, "Juliet"));
        X509Certificate universal =
                named(new X500NameBuilder().addRDN(BCStyle.CN, new DERUniversalString(new byte[] {0, 0, 0, 'a'})));

        assertThat(CertificateName.rdn("CN").in(t61)).containsExactly("Juliet");
        refuses(CertificateName.rdn("O"), t61, "everybody reads alike");
        refuses(CertificateName.rdn("CN"), universal, "everybody reads alike");
    }

    @Test
    void refusesOtherNamesThatAreNoTextWhereTheyAreAskedFor() throws Exception {
        X509Certificate certificate = MadeCertificate.of("CN=a")
                .names(xmpp("juliet@example.com"), otherName(GUID, new DEROctetString(new byte[16])))
                .made();

        assertThat(CertificateName.otherName(CertificateName.XMPP_ADDR).in(certificate))
                .containsExactly("juliet@example.com");
        refuses(CertificateName.otherName(GUID), certificate, "everybody reads alike");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "a\0", "a\nb", "a\u007f", "a\u0085b", "a\u2028b"})
    @DisplayName("E2: a NUL, another control character or an empty value in the subject refuses the login")
    void refusesHostileSubjects(String hostile) throws Exception {
        X509Certificate certificate = named(new X500NameBuilder()
                .addRDN(BCStyle.O, new DERUTF8String(hostile))
                .addRDN(BCStyle.CN, "juliet"));

        String words = hostile.isEmpty() ? "is empty" : "no name may have";
        refuses(CertificateName.rdn("CN"), certificate, words);
        refuses(CertificateName.subject(), certificate, words);
    }

    @Test
    @DisplayName("E2: broken UTF-8 and unpaired surrogates in the subject refuse the login")
    void refusesSubjectsThatAreNoText() throws Exception {
        byte[] cutOff = {0x0c, 2, 'a', (byte) 0xc3};
        X509Certificate broken = named(new X500NameBuilder().addRDN(BCStyle.CN, ASN1Primitive.fromByteArray(cutOff)));
        refuses(CertificateName.rdn("CN"), broken, "is not UTF-8");
        refuses(CertificateName.subject(), broken, "is not UTF-8");

        X509Certificate surrogate = named(new X500NameBuilder().addRDN(BCStyle.CN, new DERBMPString("a\ud800b")));
        refuses(CertificateName.rdn("CN"), surrogate, "no name may have");

        X509Certificate hidden = named(new X500NameBuilder().addRDN(BCStyle.CN, new DERT61String("\u00fc\0")));
        refuses(CertificateName.subject(), hidden, "no name may have");

        X509Certificate printable =
                named(new X500NameBuilder().addRDN(BCStyle.CN, new DERPrintableString("J\u00fcliet")));
        refuses(CertificateName.rdn("CN"), printable, "does not allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0c03610062",
                "0c03610a62",
                "0c026180",
                "1e0400610000",
                "1e02d800",
                "14026100",
                "0c02c285",
                "0c03615c00"
            })
    @DisplayName("E2: the JDK's way of writing a subject hides no NUL, control character or broken UTF-8 from us")
    void refusesHostileSubjectsInTheFormOfTheJdk(String hex) throws Exception {
        ASN1Encodable value = ASN1Primitive.fromByteArray(HexFormat.of().parseHex(hex));
        Connection connection = MadeCertificate.of(
                        new X500NameBuilder().addRDN(BCStyle.CN, value).build())
                .shown();

        assertThatThrownBy(() -> IdentityResolver.certificateSubject().identify(connection))
                .hasMessageContaining("no name may have")
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
    }

    @Test
    void takesABackslashBeforeTwoZerosForWhatItIs() throws Exception {
        Connection connection = MadeCertificate.of(new X500NameBuilder()
                        .addRDN(BCStyle.CN, new DERUTF8String("a\\00"))
                        .build())
                .shown();

        for (IdentityResolver identity :
                List.of(IdentityResolver.certificateSubject(), CertificateIdentity.by(CertificateName.subject()))) {
            assertThat(identity.identify(connection)).containsExactly("CN=a\\\\00");
        }
    }

    @Test
    @DisplayName("E2: a subject with more than a hundred attributes is refused, one with a hundred is not")
    void boundsTheSubject() throws Exception {
        X500NameBuilder subject = new X500NameBuilder();
        for (int i = 0; i < CertificateName.MOST; i++) {
            subject.addRDN(BCStyle.OU, "unit " + i);
        }
        assertThat(CertificateName.rdn("OU").in(named(subject))).hasSize(100);

        subject.addRDN(BCStyle.CN, "juliet");
        refuses(CertificateName.rdn("CN"), named(subject), "more than the 100 names");
        refuses(CertificateName.subject(), named(subject), "more than the 100 names");
    }

    @Test
    void knowsNoNameAndNoNumberThatIsNone() {
        for (String none : new String[] {"", "fluffiness", "1", "1.2.", "9.9"}) {
            assertThatThrownBy(() -> CertificateName.rdn(none)).as(none).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> CertificateName.otherName(none))
                    .as(none)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
