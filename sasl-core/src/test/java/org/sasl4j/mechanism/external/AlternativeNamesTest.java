package org.sasl4j.mechanism.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sasl4j.mechanism.external.MadeCertificate.dns;
import static org.sasl4j.mechanism.external.MadeCertificate.email;
import static org.sasl4j.mechanism.external.MadeCertificate.emails;
import static org.sasl4j.mechanism.external.MadeCertificate.extension;
import static org.sasl4j.mechanism.external.MadeCertificate.octets;
import static org.sasl4j.mechanism.external.MadeCertificate.otherName;
import static org.sasl4j.mechanism.external.MadeCertificate.xmpp;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.external.MadeCertificate.Reader;

class AlternativeNamesTest {
    private static final ASN1ObjectIdentifier TYPE = new ASN1ObjectIdentifier(CertificateName.XMPP_ADDR);

    private static void refuses(byte[] octets) {
        assertThatThrownBy(() -> AlternativeNames.parse(extension(octets)))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "juliet@example.com\0.example.net", "\0", "a\nb", "a\u001b[2Jb", "a\u007fb", "jülïet"})
    @DisplayName("E2: one alternative name that is empty, has a control character or is not ASCII refuses all")
    void refusesHostileNames(String hostile) throws Exception {
        refuses(octets(email("juliet@example.com"), email(hostile)));
        refuses(octets(dns(hostile), email("juliet@example.com")));
        refuses(octets(MadeCertificate.uri(hostile), email("juliet@example.com")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "juliet@example.com\0.example.net", "a\rb", "a\u0085b", "a\u2029b"})
    @DisplayName("E2: an otherName that is empty or has a control character refuses all, even one not asked for")
    void refusesHostileOtherNames(String hostile) throws Exception {
        refuses(octets(email("juliet@example.com"), xmpp(hostile)));
        refuses(octets(otherName("1.2.3", new DERUTF8String(hostile)), email("juliet@example.com")));
        refuses(octets(otherName("1.2.3", new DERBMPString(hostile)), email("juliet@example.com")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c080", "c0af", "eda080", "f4908080", "e28082c3", "80"})
    @DisplayName("E2: an otherName that is not UTF-8, overlong forms and surrogates included, refuses all")
    void refusesBrokenUtf8(String hex) throws Exception {
        byte[] text = HexFormat.of().parseHex(hex);
        byte[] octets = octets(xmpp("x".repeat(text.length)));
        System.arraycopy(text, 0, octets, octets.length - text.length, text.length);

        assertThatThrownBy(() -> AlternativeNames.parse(extension(octets))).hasMessageContaining("is not UTF-8");
    }

    @Test
    @DisplayName("E2: an otherName without a value, with two, or with one that is not tagged refuses all")
    void refusesMalformedOtherNames() throws Exception {
        ASN1Encodable text = new DERUTF8String("juliet");
        ASN1Encodable value = new DERTaggedObject(true, 0, text);
        List<ASN1Encodable[]> malformed = List.of(
                new ASN1Encodable[] {TYPE},
                new ASN1Encodable[] {TYPE, value, value},
                new ASN1Encodable[] {TYPE, text},
                new ASN1Encodable[] {TYPE, new DERTaggedObject(true, 1, text)},
                new ASN1Encodable[] {TYPE, new DERTaggedObject(false, 0, text)},
                new ASN1Encodable[] {value, value},
                new ASN1Encodable[] {});
        for (ASN1Encodable[] parts : malformed) {
            refuses(octets(new DERTaggedObject(false, 0, new DERSequence(parts)), email("juliet@example.com")));
        }
        assertThat(AlternativeNames.parse(extension(octets(
                                new DERTaggedObject(false, 0, new DERSequence(new ASN1Encodable[] {TYPE, value})))))
                        .otherNames(TYPE))
                .containsExactly("juliet");
    }

    @Test
    @DisplayName("E2: no names, no list, a name of no kind, what is cut off, and what is left over are refused")
    void refusesMalformedLists() throws Exception {
        byte[] good = octets(email("juliet@example.com"), dns("example.com"));
        refuses(octets());
        refuses(new byte[0]);
        refuses(new DERUTF8String("juliet").getEncoded());
        refuses(octets(new DERUTF8String("juliet")));
        refuses(octets(new DERTaggedObject(false, 9, new DERUTF8String("juliet"))));
        refuses(Arrays.copyOf(good, good.length + 1));
        for (int length = 0; length < good.length; length++) {
            refuses(Arrays.copyOf(good, length));
        }
        assertThatThrownBy(() -> AlternativeNames.parse(good))
                .as("not in an OCTET STRING")
                .isInstanceOf(MechanismException.class);
    }

    @Test
    @DisplayName("E2: what is BER and not DER is refused (RFC 5280 section 4.2)")
    void refusesBer() throws Exception {
        refuses(new BERSequence(new ASN1Encodable[] {email("juliet@example.com")}).getEncoded());
        byte[] good = octets(email("juliet@example.com"));
        ByteArrayOutputStream longForm = new ByteArrayOutputStream();
        longForm.write(good[0]);
        longForm.write(0x81);
        longForm.write(good, 1, good.length - 1);
        refuses(longForm.toByteArray());
    }

    @Test
    @DisplayName("E2: more than a hundred alternative names are refused, a hundred are not")
    void boundsTheirNumber() throws Exception {
        assertThat(AlternativeNames.parse(extension(octets(emails(100)))).texts(GeneralName.rfc822Name))
                .hasSize(100);
        for (int count : new int[] {101, 200}) {
            assertThatThrownBy(() -> AlternativeNames.parse(extension(octets(emails(count)))))
                    .hasMessageContaining("more than the 100");
        }
    }

    /** A SEQUENCE in a SEQUENCE and so on, filled from its end. */
    private static byte[] nested(int depth) {
        byte[] octets = new byte[5 * depth];
        int start = octets.length;
        for (int i = 0; i < depth; i++) {
            int length = octets.length - start;
            int prefix = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
            for (int octet = 0; octet < prefix; octet++) {
                octets[--start] = (byte) (length >> (8 * octet));
            }
            octets[--start] = (byte) (prefix == 0 ? length : 0x80 | prefix);
            octets[--start] = 0x30;
        }
        return Arrays.copyOfRange(octets, start, octets.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000, 10_000, 100_000})
    @DisplayName("E2: what is nested very deeply is a refusal, not an overflow")
    void survivesNesting(int depth) throws Exception {
        refuses(nested(depth));
        byte[] indefinite = new byte[2 * depth];
        for (int i = 0; i < indefinite.length; i += 2) {
            indefinite[i] = 0x30;
            indefinite[i + 1] = (byte) 0x80;
        }
        refuses(indefinite);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("E2: hostile alternative names refuse whoever read the certificate first")
    void refusesWhateverTheReaderMakesOfThem(Reader reader) throws Exception {
        List<byte[]> hostile = List.of(
                octets(email("juliet@example.com"), email("a\0b")),
                octets(email("juliet@example.com"), xmpp("a\0b")),
                new byte[] {1, 2, 3},
                octets());
        for (byte[] octets : hostile) {
            var certificate = MadeCertificate.of("CN=juliet").namesOf(octets).read(reader);

            assertThatThrownBy(() -> CertificateName.email().in(certificate)).isInstanceOf(MechanismException.class);
            assertThat(CertificateName.rdn("CN").in(certificate))
                    .as("where nobody looks at them")
                    .containsExactly("juliet");
        }
    }
}
