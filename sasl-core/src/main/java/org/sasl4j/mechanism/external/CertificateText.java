package org.sasl4j.mechanism.external;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNumericString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERVisibleString;
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
        if (value instanceof DERUTF8String || value instanceof DERBMPString) {
            return unicode((ASN1String) value, what);
        }
        if (value instanceof DERT61String text) {
            return isAscii(text.getString()) ? text.getString() : null;
        }
        if (value instanceof DERIA5String
                || value instanceof DERPrintableString
                || value instanceof DERVisibleString
                || value instanceof DERNumericString) {
            String text = ((ASN1String) value).getString();
            if (!isAscii(text)) {
                throw new MechanismException(
                        Reason.REFUSED, "the " + what + " has octets that its type does not allow");
            }
            return text;
        }
        return null;
    }

    private static String unicode(ASN1String encoded, String what) throws MechanismException {
        try {
            String text = encoded.getString();
            if (encoded instanceof DERUTF8String && !new DERUTF8String(text).equals(encoded)) { // bc-fips replaces
                throw new IllegalArgumentException("not UTF-8");
            }
            return text;
        } catch (IllegalArgumentException e) {
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
