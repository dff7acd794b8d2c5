package org.sasl4j;

import java.util.Optional;

/**
 * The name of a mechanism: 1 to 20 characters out of A–Z, 0–9, hyphen and underscore (RFC 4422 section 3.1). It is
 * checked once, here. Names are ordered by their characters.
 */
public final class MechanismName implements Comparable<MechanismName> {
    private static final int LONGEST = 20;
    private static final String PLUS = "-PLUS";

    private final String name;

    private MechanismName(String name) {
        this.name = name;
    }

    /**
     * The name with this spelling.
     *
     * @param name exactly as registered; lower case is not a mechanism name
     * @return the name
     * @throws IllegalArgumentException if the spelling breaks RFC 4422 section 3.1
     */
    public static MechanismName of(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException("'" + name + "' is not a mechanism name: RFC 4422"
                    + " section 3.1 wants 1 to 20 of A-Z, 0-9, '-' and '_'");
        }
        return new MechanismName(name);
    }

    /**
     * The name that somebody else spelled, in any case: IMAP's capabilities have none (RFC 3501 section 6.1.1).
     *
     * @param name what was offered, asked for or configured
     * @return the name as registered, or empty if it is none even in upper case (RFC 4422 section 3.1)
     */
    public static Optional<MechanismName> parse(String name) {
        if (isValid(name)) {
            return Optional.of(new MechanismName(name));
        }
        String upper = inUpperCase(name);
        return isValid(upper) ? Optional.of(new MechanismName(upper)) : Optional.empty();
    }

    private static String inUpperCase(String name) {
        char[] letters = name.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (letters[i] >= 'a' && letters[i] <= 'z') { // String.toUpperCase makes some other letters ASCII
                letters[i] = (char) (letters[i] - 'a' + 'A');
            }
        }
        return String.valueOf(letters);
    }

    private static boolean isValid(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether this is the channel-binding variant of a mechanism (RFC 5801 section 3).
     *
     * @return true if the name ends in {@code -PLUS}
     */
    public boolean isPlus() {
        return name.endsWith(PLUS);
    }

    /**
     * The name of the variant without channel binding, whose users are the same.
     *
     * @return this name without {@code -PLUS}, or this name
     */
    public MechanismName base() {
        return isPlus() ? new MechanismName(name.substring(0, name.length() - PLUS.length())) : this;
    }

    @Override
    public int compareTo(MechanismName other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MechanismName that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The name as it goes over the wire. */
    @Override
    public String toString() {
        return name;
    }
}
