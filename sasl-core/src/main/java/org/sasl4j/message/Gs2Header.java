package org.sasl4j.message;

import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/**
 * The header that begins the messages of SCRAM and OAUTHBEARER (RFC 5801 section 4, RFC 5802 section 7). It says
 * whether the client uses channel binding, and whom it wants to act as.
 *
 * @param flag whether the client uses channel binding
 * @param bindingType the name of the channel binding used, or the empty string
 * @param authorizationId whom to act as, or the empty string
 * @param encoded the header as it is sent, with its last comma
 */
public record Gs2Header(Flag flag, String bindingType, String authorizationId, String encoded) {
    /** Whether the client uses channel binding. */
    public enum Flag {
        /** {@code n}: the client does not support it. */
        NOT_SUPPORTED,
        /** {@code y}: the client supports it, but thinks that the server does not. */
        NOT_ADVERTISED,
        /** {@code p}: the client uses it. */
        USED
    }

    /**
     * A header without channel binding.
     *
     * @param flag {@link Flag#NOT_SUPPORTED} or {@link Flag#NOT_ADVERTISED}
     * @param authorizationId whom to act as, or the empty string
     * @param context knows how long that may be
     * @return the header
     * @throws MechanismException if the authorization identity is too long or has a NUL
     */
    public static Gs2Header unbound(Flag flag, String authorizationId, Context context) throws MechanismException {
        String begin = flag == Flag.NOT_ADVERTISED ? "y," : "n,";
        String encoded = begin.concat(authzid(authorizationId, context)).concat(",");
        return new Gs2Header(flag, "", authorizationId, encoded);
    }

    /**
     * A header with channel binding.
     *
     * @param bindingType the registered name of the channel binding used
     * @param authorizationId whom to act as, or the empty string
     * @param context knows how long that may be
     * @return the header
     * @throws MechanismException if the authorization identity is too long or has a NUL
     */
    public static Gs2Header bound(String bindingType, String authorizationId, Context context)
            throws MechanismException {
        String encoded = "p=" + bindingType + "," + authzid(authorizationId, context) + ",";
        return new Gs2Header(Flag.USED, bindingType, authorizationId, encoded);
    }

    private static String authzid(String authorizationId, Context context) throws MechanismException {
        return authorizationId.isEmpty() ? "" : "a=" + SaslName.encode(authorizationId, context);
    }

    /**
     * Reads the header that a message begins with.
     *
     * @param message the message
     * @param context knows how long an authorization identity may be
     * @return the header; the rest of the message begins at the length of {@link #encoded()}
     * @throws MechanismException if the message does not begin with a header
     */
    public static Gs2Header parse(String message, Context context) throws MechanismException {
        int first = message.indexOf(',');
        int second = message.indexOf(',', first + 1);
        if (first < 0 || second < 0) {
            throw malformed("has not its two commas");
        }
        String binding = message.substring(0, first);
        String authzid = message.substring(first + 1, second);
        Flag flag = flag(binding);
        String bindingType = flag == Flag.USED ? binding.substring(2) : "";
        return new Gs2Header(flag, bindingType, authorizationId(authzid, context), message.substring(0, second + 1));
    }

    private static Flag flag(String binding) throws MechanismException {
        if (binding.equals("n")) {
            return Flag.NOT_SUPPORTED;
        }
        if (binding.equals("y")) {
            return Flag.NOT_ADVERTISED;
        }
        if (binding.startsWith("p=") && isBindingType(binding, 2)) {
            return Flag.USED;
        }
        throw malformed("begins with none of n, y and p=");
    }

    /** {@code cb-name}: letters, digits, dots and hyphens, one or more. */
    private static boolean isBindingType(String text, int from) {
        boolean allowed = from < text.length();
        for (int i = from; i < text.length() && allowed; i++) {
            char c = text.charAt(i);
            allowed = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-';
        }
        return allowed;
    }

    private static String authorizationId(String authzid, Context context) throws MechanismException {
        if (authzid.isEmpty()) {
            return "";
        }
        if (!authzid.startsWith("a=") || authzid.length() == 2 || authzid.indexOf('\0') >= 0) {
            throw malformed("has something other than a=authzid between its commas");
        }
        return SaslName.decode(authzid.substring(2), context);
    }

    private static MechanismException malformed(String what) {
        return new MechanismException(Reason.MALFORMED, "the GS2 header " + what + " (RFC 5802 section 7)");
    }
}
