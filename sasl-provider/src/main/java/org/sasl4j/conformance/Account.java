package org.sasl4j.conformance;

import java.util.Map;
import java.util.Set;

/** The people of the kit. */
public final class Account {
    /** Who logs in. */
    public static final String NAME = "alice";
    /** The password of {@link #NAME}. */
    public static final String PASSWORD = "pencil";
    /** Whom {@link #NAME} may act as. */
    public static final String AUTHORIZED = "boss";
    /** Whom {@link #NAME} may not act as. */
    public static final String FORBIDDEN = "mallory";
    /** Nobody has this name. */
    public static final String UNKNOWN = "nobody";

    /** A bearer token of {@link #NAME}, who has others, see {@link #owns}. No standard callback judges tokens. */
    public static final String TOKEN = "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==";

    /** One more, too long for a line of most protocols. */
    public static final String LONG_TOKEN = "x".repeat(8000);

    static final Map<String, String> PASSWORDS = Map.of(NAME, PASSWORD);
    static final Set<String> ROLES = Set.of(AUTHORIZED);

    private Account() {}

    /**
     * Whether a bearer token is that of {@link #NAME}, for whoever tells a provider how to judge tokens. It is careless of what
     * no token may have in it (RFC 6750 section 2.1), so that it is seen whether the mechanism refuses that.
     *
     * @param token any
     * @return so
     */
    public static boolean owns(String token) {
        return Set.of(TOKEN, LONG_TOKEN, PASSWORD).contains(token.replaceAll("[^A-Za-z0-9._~+/=-]", ""));
    }
}
