package org.sasl4j.mechanism.external;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;

/** A certificate to be read and not to be verified: its signature is none, its names are whatever a test wants. */
public final class MadeCertificate {
    private static final int EMAIL = 1;
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final SubjectPublicKeyInfo KEY = key();

    /** Who reads it: the JDK, and BouncyCastle as its TLS does. */
    enum Reader {
        JDK,
        BOUNCY_CASTLE
    }

    private final V3TBSCertificateGenerator draft = new V3TBSCertificateGenerator();
    private final Instant now = Instant.now();
    private AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private MadeCertificate(X500Name subject) {
        draft.setSerialNumber(new ASN1Integer(1));
        draft.setIssuer(new X500Name("CN=issuer"));
        draft.setSubject(subject);
        draft.setSubjectPublicKeyInfo(KEY);
        valid(Duration.ofHours(-1), Duration.ofHours(1));
    }

    private static SubjectPublicKeyInfo key() {
        try {
            return SubjectPublicKeyInfo.getInstance(KeyPairGenerator.getInstance("EC")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static MadeCertificate of(String subject) {
        return of(new X500Name(subject));
    }

    static MadeCertificate of(X500Name subject) {
        return new MadeCertificate(subject);
    }

    /** With a signature that is said to be of this algorithm, by its number and its parameters as they are encoded, or null. */
    public MadeCertificate signedBy(String oid, byte @Nullable [] parameters) throws IOException {
        ASN1ObjectIdentifier number = new ASN1ObjectIdentifier(oid);
        algorithm = parameters == null
                ? new AlgorithmIdentifier(number)
                : new AlgorithmIdentifier(number, ASN1Primitive.fromByteArray(parameters));
        return this;
    }

    MadeCertificate valid(Duration from, Duration to) {
        draft.setStartDate(new Time(Date.from(now.plus(from))));
        draft.setEndDate(new Time(Date.from(now.plus(to))));
        return this;
    }

    /** With these alternative names. */
    MadeCertificate names(ASN1Encodable... names) throws IOException {
        return namesOf(octets(names));
    }

    /** With these octets where the alternative names are expected. */
    MadeCertificate namesOf(byte[] octets) {
        draft.setExtensions(new Extensions(new Extension(Extension.subjectAlternativeName, false, octets)));
        return this;
    }

    /** With these alternative names, which are critical as those of an empty subject have to be. */
    MadeCertificate criticalNames(ASN1Encodable... names) throws IOException {
        draft.setExtensions(new Extensions(new Extension(Extension.subjectAlternativeName, true, octets(names))));
        return this;
    }

    public X509Certificate made() throws GeneralSecurityException, IOException {
        return read(Reader.JDK);
    }

    X509Certificate read(Reader reader) throws GeneralSecurityException, IOException {
        draft.setSignature(algorithm);
        byte[] encoded = new DERSequence(
                        new ASN1Encodable[] {draft.generateTBSCertificate(), algorithm, new DERBitString(new byte[64])})
                .getEncoded(ASN1Encoding.DER);
        Provider bouncyCastle = new BouncyCastleProvider();
        CertificateFactory factory = reader == Reader.JDK
                ? CertificateFactory.getInstance("X.509")
                : CertificateFactory.getInstance("X.509", bouncyCastle);
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
    }

    /** A connection whose peer showed it. */
    public Connection shown() throws GeneralSecurityException, IOException {
        return Connection.unknown().withPeerCertificates(List.of(made()));
    }

    static ASN1Encodable email(String name) {
        return email(name.getBytes(StandardCharsets.UTF_8));
    }

    static ASN1Encodable email(byte[] octets) {
        return implicit(EMAIL, octets);
    }

    static ASN1Encodable dns(String name) {
        return implicit(DNS, name.getBytes(StandardCharsets.UTF_8));
    }

    static ASN1Encodable uri(String name) {
        return implicit(URI, name.getBytes(StandardCharsets.UTF_8));
    }

    static ASN1Encodable xmpp(String address) {
        return otherName(CertificateName.XMPP_ADDR, new DERUTF8String(address));
    }

    static ASN1Encodable otherName(String type, ASN1Encodable value) {
        return new DERTaggedObject(false, 0, new DERSequence(new ASN1Encodable[] {
            new ASN1ObjectIdentifier(type), new DERTaggedObject(true, 0, value)
        }));
    }

    /** An IA5String's octets, which nobody checks, under a GeneralName's tag. */
    private static ASN1Encodable implicit(int tag, byte[] octets) {
        return new DERTaggedObject(false, tag, new DEROctetString(octets));
    }

    /** The octets of these GeneralNames. */
    static byte[] octets(ASN1Encodable... names) throws IOException {
        return new DERSequence(names).getEncoded(ASN1Encoding.DER);
    }

    /** The value of an extension as a certificate tells it. */
    static byte[] extension(byte[] octets) throws IOException {
        return new DEROctetString(octets).getEncoded(ASN1Encoding.DER);
    }

    /** E-mail names that differ. */
    static ASN1Encodable[] emails(int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> email("juliet" + i + "@example.com"))
                .toArray(ASN1Encodable[]::new);
    }
}
