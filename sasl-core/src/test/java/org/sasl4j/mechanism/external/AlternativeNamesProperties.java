package org.sasl4j.mechanism.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;

/** What is written into a certificate is what is read from it. */
class AlternativeNamesProperties {
    @Provide
    Arbitrary<List<String>> emails() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMinLength(1)
                .ofMaxLength(300)
                .list()
                .ofMinSize(1)
                .ofMaxSize(CertificateName.MOST);
    }

    @Provide
    Arbitrary<List<String>> addresses() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00A0', '\u1FFF')
                .withChars("\uFFFD")
                .ofMinLength(1)
                .ofMaxLength(100)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 200)
    void emails(@ForAll("emails") List<String> names) throws IOException {
        assertThat(parsed(names.stream().map(MadeCertificate::email).toArray(ASN1Encodable[]::new))
                        .texts(GeneralName.rfc822Name))
                .isEqualTo(names);
    }

    @Property(tries = 200)
    void xmppAddresses(@ForAll("addresses") List<String> names) throws IOException {
        assertThat(parsed(names.stream().map(MadeCertificate::xmpp).toArray(ASN1Encodable[]::new))
                        .otherNames(new ASN1ObjectIdentifier(CertificateName.XMPP_ADDR)))
                .isEqualTo(names);
    }

    private static AlternativeNames parsed(ASN1Encodable... names) throws IOException {
        return AlternativeNames.parse(MadeCertificate.extension(MadeCertificate.octets(names)));
    }
}
