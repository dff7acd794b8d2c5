package org.sasl4j.mechanism.external;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1NumericString;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1T61String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.ASN1VisibleString;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.text.NameText;

/** A text in a certificate, read where its octets can mean only one. */
final class CertificateText {
    private CertificateText() {}

    /**
     * Reads a value.
     *
     * @param value any
     * @param what what it is, for the error
     * @return empty if it is no text, or of a kind whose characters depend on who reads them
     * @throws MechanismException of reason REFUSED if it is a text that no name may be
     */
    static @Nullable String read(ASN1Encodable value, String what) throws MechanismException {
        String text = decode(value, what);
        if (text != null) {
            NameText.require(text, what);
        }
        return text;
    }

    private static @Nullable String decode(ASN1Encodable value, String what) throws MechanismException {
        if (value instanceof ASN1UTF8String || value instanceof ASN1BMPString) {
            return unicode((ASN1String) value, what);
        }
        if (value instanceof ASN1T61String text) {
            return isAscii(text.getString()) ? text.getString() : null;
        }
        if (value instanceof ASN1IA5String
                || value instanceof ASN1PrintableString
                || value instanceof ASN1VisibleString
                || value instanceof ASN1NumericString) {
            String text = ((ASN1String) value).getString();
            if (!isAscii(text)) {
                throw new MechanismException(
                        Reason.REFUSED, "the " + what + " has octets that its type does not allow");
            }
            return text;
        }
        return null;
    }

    private static String unicode(ASN1String text, String what) throws MechanismException {
        try {
            return text.getString();
        } catch (IllegalArgumentException e) { // BouncyCastle's, which replaces nothing
            throw new MechanismException(Reason.REFUSED, "the " + what + " is not UTF-8", e);
        }
    }

    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    static String required(@Nullable String text, String what) throws MechanismException {
        if (text == null) {
            throw new MechanismException(Reason.REFUSED, "the " + what + " is not a text that everybody reads alike");
        }
        return text;
    }
}
