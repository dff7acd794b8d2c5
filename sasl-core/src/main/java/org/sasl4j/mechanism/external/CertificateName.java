package org.sasl4j.mechanism.external;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.GeneralName;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.crypto.BouncyCastle;
import org.sasl4j.crypto.Digests;

/**
 * A kind of name in a certificate. One with more than {@value #MOST} names in the place looked at is refused, and one
 * with a malformed name there: empty, with a NUL or another control character, in octets that are not what they claim to
 * be. Immutable.
 */
public final class CertificateName {
    /** The otherName of an XMPP address (RFC 6120 section 13.7.1.4). */
    public static final String XMPP_ADDR = "1.3.6.1.5.5.7.8.5";

    /** The otherName of a Windows user principal name. */
    public static final String UPN = "1.3.6.1.4.1.311.20.2.3";

    /** The most names read in one place of a certificate, its subject or its alternative names. */
    public static final int MOST = 100;

    private static final String PURPOSE = "the names in certificates";

    static {
        BouncyCastle.find();
    }

    private final Reader reader;

    private CertificateName(Reader reader) {
        this.reader = reader;
    }

    @FunctionalInterface
    private interface Reader {
        List<String> read(X509Certificate certificate) throws MechanismException, GeneralSecurityException;
    }

    /**
     * The subject, written as RFC 4514 has it, with the names and order of {@link IdentityResolver#certificateSubject()}.
     *
     * @return one name, or none if the subject is empty
     */
    public static CertificateName subject() {
        return new CertificateName(certificate -> Subject.of(certificate).written());
    }

    /**
     * An attribute of the subject, wherever it stands in it.
     *
     * @param type its short name as in RFC 4519, such as {@code CN} or {@code UID}, or its OID
     * @return each of its values
     * @throws IllegalArgumentException if there is no such name and it is no OID
     */
    public static CertificateName rdn(String type) {
        return fit(() -> attribute(type));
    }

    private static CertificateName attribute(String type) {
        ASN1ObjectIdentifier oid = RFC4519Style.INSTANCE.attrNameToOID(type);
        return new CertificateName(certificate -> Subject.of(certificate).values(oid));
    }

    /**
     * The e-mail addresses among the alternative names (rfc822Name of RFC 5280 section 4.2.1.6).
     *
     * @return each of them
     */
    public static CertificateName email() {
        return alternative(GeneralName.rfc822Name);
    }

    /**
     * The host names among the alternative names (dNSName).
     *
     * @return each of them; one with a wildcard is taken as it is written
     */
    public static CertificateName dns() {
        return alternative(GeneralName.dNSName);
    }

    /**
     * The URIs among the alternative names (uniformResourceIdentifier), such as those of SPIFFE.
     *
     * @return each of them
     */
    public static CertificateName uri() {
        return alternative(GeneralName.uniformResourceIdentifier);
    }

    private static CertificateName alternative(int tag) {
        return new CertificateName(
                certificate -> AlternativeNames.of(certificate).texts(tag));
    }

    /**
     * The alternative names of a type of one's own (otherName).
     *
     * @param type the OID of the type, such as {@link #XMPP_ADDR} or {@link #UPN}
     * @return each of them; if one is no text, the certificate is refused
     * @throws IllegalArgumentException if it is no OID
     */
    public static CertificateName otherName(String type) {
        return fit(() -> ofType(type));
    }

    private static CertificateName ofType(String type) {
        ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier(type);
        return new CertificateName(
                certificate -> AlternativeNames.of(certificate).otherNames(oid));
    }

    /**
     * The SHA-256 hash of the whole certificate, for lists of certificates that are known one by one.
     *
     * @return one name: 64 lower-case hexadecimal digits
     */
    public static CertificateName fingerprint() {
        return new CertificateName(certificate ->
                List.of(HexFormat.of().formatHex(Digests.create("SHA-256").digest(certificate.getEncoded()))));
    }

    private static CertificateName fit(Supplier<CertificateName> work) {
        try {
            return work.get();
        } catch (LinkageError e) {
            throw BouncyCastle.unfit(PURPOSE, e);
        }
    }

    /** What a certificate has of this kind, in its order. */
    List<String> in(X509Certificate certificate) throws MechanismException {
        try {
            return reader.read(certificate);
        } catch (LinkageError e) {
            throw new MechanismException(
                    Reason.TEMPORARY,
                    "the server cannot read certificates at the moment",
                    BouncyCastle.unfit(PURPOSE, e));
        } catch (GeneralSecurityException | RuntimeException | StackOverflowError e) {
            // the TLS provider read it more leniently, and old releases of BouncyCastle go down a nesting without end
            throw new MechanismException(Reason.REFUSED, "the client's certificate cannot be read", e);
        }
    }
}
