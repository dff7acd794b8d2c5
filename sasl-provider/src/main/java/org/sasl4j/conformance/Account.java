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

    static final Map<String, String> PASSWORDS = Map.of(NAME, PASSWORD);
    static final Set<String> ROLES = Set.of(AUTHORIZED);

    private Account() {}
}
