package org.sasl4j.tool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.sasl4j.mechanism.external.CertificateName;

/**
 * A self-signed certificate for the loopback address (RFC 5280), made when it is needed, and valid for an hour.
 *
 * @param certificate the certificate, which is shown to the other side
 * @param key the private key
 */
public record DemoCertificate(X509Certificate certificate, PrivateKey key) {
    private static final Duration BACKDATED = Duration.ofMinutes(5);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int SERIAL_BITS = 64;

    /**
     * Makes a certificate.
     *
     * @param commonName the subject
     * @param addresses XMPP addresses for the certificate (RFC 6120 section 13.7.1.4)
     * @return the certificate and its key
     * @throws GeneralSecurityException if this JVM has no ECDSA
     * @throws IOException if the certificate cannot be encoded
     */
    public static DemoCertificate of(String commonName, String... addresses)
            throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        TBSCertificate toBeSigned = toBeSigned(new X500Name("CN=" + commonName), names(addresses), keys, algorithm);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(toBeSigned.getEncoded(ASN1Encoding.DER));
        byte[] encoded = new DERSequence(
                        new ASN1Encodable[] {toBeSigned, algorithm, new DERBitString(signature.sign())})
                .getEncoded(ASN1Encoding.DER);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return new DemoCertificate(
                (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)), keys.getPrivate());
    }

    private static GeneralNames names(String... addresses) {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(
                GeneralName.iPAddress, InetAddress.getLoopbackAddress().getHostAddress()));
        for (String address : addresses) {
            ASN1Encodable type = new ASN1ObjectIdentifier(CertificateName.XMPP_ADDR);
            ASN1Encodable value = new DERTaggedObject(true, 0, new DERUTF8String(address));
            names.add(new GeneralName(GeneralName.otherName, new DERSequence(new ASN1Encodable[] {type, value})));
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static TBSCertificate toBeSigned(
            X500Name name, GeneralNames names, KeyPair keys, AlgorithmIdentifier algorithm) throws IOException {
        Instant now = Instant.now();
        V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
        certificate.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, new SecureRandom())));
        certificate.setSignature(algorithm);
        certificate.setIssuer(name);
        certificate.setSubject(name);
        certificate.setStartDate(new Time(Date.from(now.minus(BACKDATED))));
        certificate.setEndDate(new Time(Date.from(now.plus(LIFE))));
        certificate.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        certificate.setExtensions(new Extensions(
                new Extension(Extension.subjectAlternativeName, false, names.getEncoded(ASN1Encoding.DER))));
        return certificate.generateTBSCertificate();
    }
}
