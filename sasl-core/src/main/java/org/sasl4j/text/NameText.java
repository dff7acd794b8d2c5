package org.sasl4j.text;

import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/**
 * What a name may be that comes from a certificate: one that reads the same to a certification authority, to whoever
 * stops at a NUL, to a log and to an access list.
 */
public final class NameText {
    private static final int REPLACEMENT = 0xFFFD;

    private NameText() {}

    /**
     * Checks a name.
     *
     * @param name the name
     * @param what what it is, for the error
     * @throws MechanismException of reason REFUSED if the name is empty or has a control character, a line separator or an
     *     unpaired surrogate in it
     */
    public static void require(String name, String what) throws MechanismException {
        if (name.isEmpty()) {
            throw new MechanismException(Reason.REFUSED, "the " + what + " is empty");
        }
        if (name.codePoints().anyMatch(NameText::isForbidden)) {
            throw new MechanismException(
                    Reason.REFUSED, "the " + what + " has a character in it that no name may have");
        }
    }

    /**
     * Checks a distinguished name as the JDK writes it, where a NUL is escaped (RFC 4514 section 2.4) and octets that were
     * not UTF-8 are replaced.
     *
     * @param name in the form of RFC 4514
     * @param what what it is, for the error
     * @throws MechanismException as of {@link #require}, and for an escaped NUL and a replaced octet
     */
    public static void requireWellFormedDn(String name, String what) throws MechanismException {
        require(name, what);
        boolean nul = name.replace("\\\\", "").contains("\\00"); // an escaped backslash may come before two zeros
        if (nul || name.indexOf(REPLACEMENT) >= 0) {
            throw new MechanismException(
                    Reason.REFUSED, "the " + what + " has a character in it that no name may have");
        }
    }

    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
