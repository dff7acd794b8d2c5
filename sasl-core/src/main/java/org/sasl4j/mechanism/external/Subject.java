package org.sasl4j.mechanism.external;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.text.NameText;

/** The subject of a certificate (RFC 5280 section 4.1.2.6), each of its attributes judged before any is told. */
final class Subject {
    private static final String WHAT = "subject of the client's certificate";

    /** One value; without a text if it is none, or its octets could mean several. */
    private record Attribute(ASN1ObjectIdentifier type, @Nullable String text) {}

    private final X500Principal principal;
    private final List<Attribute> attributes;

    private Subject(X500Principal principal, List<Attribute> attributes) {
        this.principal = principal;
        this.attributes = attributes;
    }

    static Subject of(X509Certificate certificate) throws MechanismException {
        X500Principal principal = certificate.getSubjectX500Principal();
        List<Attribute> attributes = new ArrayList<>();
        for (RDN rdn : X500Name.getInstance(principal.getEncoded()).getRDNs()) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                attributes.add(new Attribute(attribute.getType(), CertificateText.read(attribute.getValue(), WHAT)));
            }
        }
        if (attributes.size() > CertificateName.MOST) {
            throw new MechanismException(
                    Reason.REFUSED, "the " + WHAT + " has more than the " + CertificateName.MOST + " names allowed");
        }
        return new Subject(principal, attributes);
    }

    List<String> values(ASN1ObjectIdentifier type) throws MechanismException {
        List<String> values = new ArrayList<>();
        for (Attribute attribute : attributes) {
            if (attribute.type.equals(type)) {
                values.add(CertificateText.required(attribute.text, WHAT));
            }
        }
        return values;
    }

    /** In the form of RFC 4514, which has hexadecimal digits for values that are no text. */
    List<String> written() throws MechanismException {
        String name = principal.getName(X500Principal.RFC2253);
        if (name.isEmpty()) {
            return List.of();
        }
        NameText.requireWellFormedDn(name, WHAT);
        return List.of(name);
    }
}
