package org.sasl4j.mechanism.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.sasl4j.MechanismException;

/** Whatever a certificate has where its alternative names are expected: clean names or a MechanismException. */
class AlternativeNamesFuzzTest {
    private static final ASN1ObjectIdentifier XMPP_ADDR = new ASN1ObjectIdentifier(CertificateName.XMPP_ADDR);
    private static final List<Integer> TAGS =
            List.of(GeneralName.rfc822Name, GeneralName.dNSName, GeneralName.uniformResourceIdentifier);

    @FuzzTest(maxDuration = "1m")
    void extension(byte[] octets) {
        try {
            AlternativeNames names = AlternativeNames.parse(octets);
            for (int tag : TAGS) {
                judge(names.texts(tag));
            }
            judge(names.otherNames(XMPP_ADDR));
        } catch (MechanismException e) {
            assertThat(e.reason()).isEqualTo(MechanismException.Reason.REFUSED);
        }
    }

    private static void judge(List<String> names) {
        assertThat(names).hasSizeLessThanOrEqualTo(CertificateName.MOST).allSatisfy(name -> assertThat(name)
                .isNotEmpty()
                .matches(text -> text.codePoints().noneMatch(Character::isISOControl), "no control character"));
    }
}
