package org.sasl4j.mechanism.external;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/**
 * The alternative names of a certificate (RFC 5280 section 4.2.1.6), each judged before any is told. Read from the octets,
 * because what the JDK makes of them drops otherNames, and differs between providers. Uses what both BouncyCastle and its
 * bc-fips have.
 */
final class AlternativeNames {
    private static final String EXTENSION = "2.5.29.17";
    private static final byte EXPLICIT_0 = (byte) 0xa0;
    private static final byte SEQUENCE = 0x30;
    private static final String WHAT = "certificate's alternative name";
    private static final AlternativeNames NONE = new AlternativeNames(List.of());

    /** One name; without a text if it is of a type that has none, or of octets that could mean several texts. */
    private record Name(int tag, @Nullable ASN1ObjectIdentifier type, @Nullable String text) {}

    private final List<Name> names;

    private AlternativeNames(List<Name> names) {
        this.names = names;
    }

    static AlternativeNames of(X509Certificate certificate) throws MechanismException {
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        return extension == null ? NONE : parse(extension);
    }

    /**
     * Reads an extension's value.
     *
     * @param extension DER, the OCTET STRING around it included
     * @throws MechanismException of reason REFUSED if anything in it is malformed
     */
    static AlternativeNames parse(byte[] extension) throws MechanismException {
        try {
            byte[] octets = ASN1OctetString.getInstance(extension).getOctets();
            ASN1Primitive value = ASN1Primitive.fromByteArray(octets);
            if (!MessageDigest.isEqual(octets, value.getEncoded(ASN1Encoding.DER))) { // RFC 5280 section 4.2
                throw new IOException("not DER");
            }
            return new AlternativeNames(names(GeneralNames.getInstance(value).getNames()));
        } catch (MechanismException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // all that BouncyCastle throws for octets that it cannot read
            throw new MechanismException(Reason.REFUSED, "the certificate's alternative names are malformed", e);
        }
    }

    private static List<Name> names(GeneralName[] encoded) throws MechanismException, IOException {
        if (encoded.length == 0) { // RFC 5280 section 4.2.1.6
            throw new IOException("no name");
        }
        if (encoded.length > CertificateName.MOST) {
            throw new MechanismException(
                    Reason.REFUSED,
                    "the certificate has more than the " + CertificateName.MOST + " alternative names allowed");
        }
        List<Name> names = new ArrayList<>(encoded.length);
        for (GeneralName name : encoded) {
            names.add(name(name));
        }
        return names;
    }

    private static Name name(GeneralName name) throws MechanismException, IOException {
        return switch (name.getTagNo()) {
            case GeneralName.rfc822Name, GeneralName.dNSName, GeneralName.uniformResourceIdentifier ->
                new Name(name.getTagNo(), null, CertificateText.read(ia5(name), WHAT));
            case GeneralName.otherName -> otherName(ASN1Sequence.getInstance(name.getName()));
            default -> new Name(name.getTagNo(), null, null);
        };
    }

    private static DERIA5String ia5(GeneralName name) throws IOException {
        if (name.getName() instanceof DERIA5String text) {
            return text;
        }
        throw new IOException("not an IA5String");
    }

    private static Name otherName(ASN1Sequence typeAndValue) throws MechanismException, IOException {
        if (typeAndValue.size() != 2) {
            throw new IOException("an otherName is an OID and a value");
        }
        return new Name(
                GeneralName.otherName,
                ASN1ObjectIdentifier.getInstance(typeAndValue.getObjectAt(0)),
                CertificateText.read(value(typeAndValue.getObjectAt(1)), WHAT));
    }

    /** What stands under [0] EXPLICIT, which but for its tag is a SEQUENCE of one; BouncyCastles differ in how to ask. */
    private static ASN1Encodable value(ASN1Encodable tagged) throws IOException {
        byte[] octets = tagged.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        if (octets[0] != EXPLICIT_0) {
            throw new IOException("the value of an otherName stands under [0]");
        }
        octets[0] = SEQUENCE;
        ASN1Sequence one = ASN1Sequence.getInstance(octets);
        if (one.size() != 1) {
            throw new IOException("an otherName has one value");
        }
        return one.getObjectAt(0);
    }

    List<String> texts(int tag) throws MechanismException {
        return texts(names.stream().filter(name -> name.tag == tag).toList());
    }

    List<String> otherNames(ASN1ObjectIdentifier type) throws MechanismException {
        return texts(names.stream().filter(name -> type.equals(name.type)).toList());
    }

    private static List<String> texts(List<Name> asked) throws MechanismException {
        List<String> texts = new ArrayList<>(asked.size());
        for (Name name : asked) {
            texts.add(CertificateText.required(name.text, WHAT));
        }
        return texts;
    }
}
