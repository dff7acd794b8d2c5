package org.sasl4j.conformance;

import java.util.Map;
import java.util.Set;

/** The users that the kit knows. */
public final class Account {
    /** The user who logs in. */
    public static final String NAME = "alice";
    /** The password of {@link #NAME}. */
    public static final String PASSWORD = "pencil";
    /** An identity that {@link #NAME} may act as. */
    public static final String AUTHORIZED = "boss";
    /** An identity that {@link #NAME} may not act as. */
    public static final String FORBIDDEN = "mallory";
    /** A name without an account. */
    public static final String UNKNOWN = "nobody";

    /** A bearer token of {@link #NAME}, who has others, too: see {@link #owns}. No standard callback judges tokens. */
    public static final String TOKEN = "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==";

    /** Another token, which is too long for a line of most protocols. */
    public static final String LONG_TOKEN = "x".repeat(8000);

    static final Map<String, String> PASSWORDS = Map.of(NAME, PASSWORD);
    static final Set<String> ROLES = Set.of(AUTHORIZED);

    private Account() {}

    /**
     * Whether {@link #NAME} owns a bearer token. Use it to tell a provider how to judge tokens. It does not check for
     * octets that no token may have (RFC 6750 section 2.1), so that the kit sees whether the mechanism refuses them.
     *
     * @param token any text
     * @return true if {@link #NAME} owns it
     */
    public static boolean owns(String token) {
        return Set.of(TOKEN, LONG_TOKEN, PASSWORD).contains(token.replaceAll("[^A-Za-z0-9._~+/=-]", ""));
    }
}
