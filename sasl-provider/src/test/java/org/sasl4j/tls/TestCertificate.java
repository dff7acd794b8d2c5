package org.sasl4j.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
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

/** A self-signed certificate made on the spot, for localhost and 127.0.0.1. */
public record TestCertificate(X509Certificate certificate, KeyPair keys) {
    private static final int RSA_BITS = 2048;

    /** One like those of most servers: ECDSA with SHA-256. */
    public static TestCertificate of(String commonName) throws GeneralSecurityException, IOException {
        return signed(commonName, "EC", "SHA256withECDSA", new AlgorithmIdentifier(oid("1.2.840.10045.4.3.2")), null);
    }

    /** One with an RSA key, which TLS 1.2 and 1.3 take too. */
    public static TestCertificate rsa(String commonName) throws GeneralSecurityException, IOException {
        return signed(commonName, "RSA", "SHA256withRSA", new AlgorithmIdentifier(oid("1.2.840.113549.1.1.11")), null);
    }

    /**
     * One with an RSA key whose owner has these names.
     *
     * @param subject of RFC 4514
     * @param names the alternative ones, besides localhost and 127.0.0.1
     */
    public static TestCertificate named(String subject, GeneralName... names)
            throws GeneralSecurityException, IOException {
        return signed(
                new X500Name(subject),
                names,
                "RSA",
                "SHA256withRSA",
                new AlgorithmIdentifier(oid("1.2.840.113549.1.1.11")),
                null);
    }

    /** An alternative name of a type of its own. */
    public static GeneralName otherName(String type, String value) {
        ASN1Encodable tagged = new DERTaggedObject(true, 0, new DERUTF8String(value));
        return new GeneralName(GeneralName.otherName, new DERSequence(new ASN1Encodable[] {oid(type), tagged}));
    }

    /**
     * One of this key and signature.
     *
     * @param algorithm what the JDK calls the signature
     * @param identifier what the certificate calls it
     * @param parameters of the signature, or null
     */
    public static TestCertificate signed(
            String commonName,
            String key,
            String algorithm,
            AlgorithmIdentifier identifier,
            AlgorithmParameterSpec parameters)
            throws GeneralSecurityException, IOException {
        return signed(new X500Name("CN=" + commonName), new GeneralName[0], key, algorithm, identifier, parameters);
    }

    private static TestCertificate signed(
            X500Name subject,
            GeneralName[] more,
            String key,
            String algorithm,
            AlgorithmIdentifier identifier,
            AlgorithmParameterSpec parameters)
            throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(key);
        if (key.equals("RSA")) {
            generator.initialize(RSA_BITS);
        }
        KeyPair keys = generator.generateKeyPair();
        TBSCertificate toBeSigned = toBeSigned(subject, more, keys, identifier);
        Signature signature = Signature.getInstance(algorithm);
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        signature.initSign(keys.getPrivate());
        signature.update(toBeSigned.getEncoded(ASN1Encoding.DER));
        byte[] encoded = new DERSequence(
                        new ASN1Encodable[] {toBeSigned, identifier, new DERBitString(signature.sign())})
                .getEncoded(ASN1Encoding.DER);
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        certificate.verify(keys.getPublic());
        return new TestCertificate(certificate, keys);
    }

    /** An algorithm's number and its parameters, as they are encoded. */
    public static AlgorithmIdentifier identifier(String oid, byte[] parameters) throws IOException {
        return parameters == null
                ? new AlgorithmIdentifier(oid(oid))
                : new AlgorithmIdentifier(oid(oid), ASN1Primitive.fromByteArray(parameters));
    }

    private static ASN1ObjectIdentifier oid(String oid) {
        return new ASN1ObjectIdentifier(oid);
    }

    private static TBSCertificate toBeSigned(
            X500Name name, GeneralName[] more, KeyPair keys, AlgorithmIdentifier algorithm) throws IOException {
        Instant now = Instant.now();
        V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
        certificate.setSerialNumber(new ASN1Integer(new BigInteger(64, new SecureRandom())));
        certificate.setSignature(algorithm);
        certificate.setIssuer(name);
        certificate.setSubject(name);
        certificate.setStartDate(new Time(Date.from(now.minus(Duration.ofHours(1)))));
        certificate.setEndDate(new Time(Date.from(now.plus(Duration.ofHours(1)))));
        certificate.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        Stream<GeneralName> local = Stream.of(
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost"));
        GeneralNames names =
                new GeneralNames(Stream.concat(local, Stream.of(more)).toArray(GeneralName[]::new));
        certificate.setExtensions(new Extensions(
                new Extension(Extension.subjectAlternativeName, false, names.getEncoded(ASN1Encoding.DER))));
        return certificate.generateTBSCertificate();
    }
}
