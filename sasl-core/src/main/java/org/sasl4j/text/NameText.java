package org.sasl4j.text;

import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/**
 * The rule for names from certificates. A name must mean the same to a certification authority, to a program that stops
 * at a NUL, to a log and to an access list.
 */
public final class NameText {
    private static final int REPLACEMENT = 0xFFFD;

    private NameText() {}

    /**
     * Checks a name.
     *
     * @param name the name
     * @param what what the name is, for the error
     * @throws MechanismException of reason REFUSED if the name is empty, or has a control character, a line separator
     *     or an unpaired surrogate
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
     * Checks a distinguished name as the JDK writes it. The JDK escapes a NUL (RFC 4514 section 2.4) and replaces
     * octets that are not UTF-8.
     *
     * @param name in the form of RFC 4514
     * @param what what the name is, for the error
     * @throws MechanismException as {@link #require} does, and also for an escaped NUL or a replaced octet
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
