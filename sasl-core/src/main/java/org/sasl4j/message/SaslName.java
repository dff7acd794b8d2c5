package org.sasl4j.message;

import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.text.TextLength;

/**
 * How names are escaped in GS2 headers and SCRAM messages: '=' as {@code =3D}, ',' as {@code =2C} (RFC 5801 section 4).
 */
public final class SaslName {
    private SaslName() {}

    /**
     * Escapes a name.
     *
     * @param name without NUL, not empty
     * @param context knows how long it may be
     * @return the saslname
     * @throws MechanismException if the name is empty, too long or has a NUL
     */
    public static String encode(String name, Context context) throws MechanismException {
        TextLength.requireOwn(name, "name", context);
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new MechanismException(Reason.ABORTED, "a name is empty or has a NUL in it (RFC 5802 section 7)");
        }
        if (name.indexOf('=') < 0 && name.indexOf(',') < 0) {
            return name;
        }
        return name.replace("=", "=3D").replace(",", "=2C");
    }

    /**
     * Unescapes a name.
     *
     * @param saslname as received, without a comma
     * @param context knows how long the name may be
     * @return the name
     * @throws MechanismException if '=' is not followed by {@code 2C} or {@code 3D}, or the name is too long
     */
    public static String decode(String saslname, Context context) throws MechanismException {
        return TextLength.requireOfPeer(unquoted(saslname), "name", context);
    }

    private static String unquoted(String saslname) throws MechanismException {
        int quote = saslname.indexOf('=');
        if (quote < 0) {
            return saslname;
        }
        StringBuilder name = new StringBuilder(saslname.length());
        int copied = 0;
        while (quote >= 0) {
            name.append(saslname, copied, quote);
            if (saslname.startsWith("2C", quote + 1)) {
                name.append(',');
            } else if (saslname.startsWith("3D", quote + 1)) {
                name.append('=');
            } else {
                throw new MechanismException(
                        Reason.MALFORMED, "'=' in a name is not followed by 2C or 3D (RFC 5802 section 5.1)");
            }
            copied = quote + 3;
            quote = saslname.indexOf('=', copied);
        }
        return name.append(saslname, copied, saslname.length()).toString();
    }
}
