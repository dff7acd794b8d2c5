package org.sasl4j.conformance;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client logs in with.
 *
 * @param authorizationId whom to act as; null for the user itself
 * @param name the answer to a NameCallback
 * @param password the answer to a PasswordCallback
 * @param properties properties to add to those of the candidate
 */
public record Login(@Nullable String authorizationId, String name, String password, Map<String, ?> properties) {
    /**
     * The usual login.
     *
     * @return the login of {@link Account#NAME} with its password
     */
    public static Login usual() {
        return new Login(null, Account.NAME, Account.PASSWORD, Map.of());
    }

    /**
     * The login of another user, or with another password.
     *
     * @param name the user name
     * @param password the password
     * @return the login
     */
    public static Login of(String name, String password) {
        return new Login(null, name, password, Map.of());
    }

    /**
     * The same login, acting as somebody else.
     *
     * @param identity whom to act as
     * @return the login
     */
    public Login as(@Nullable String identity) {
        return new Login(identity, name, password, properties);
    }

    /**
     * The same login with more properties.
     *
     * @param more the properties to add
     * @return the login
     */
    public Login with(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(more);
        return new Login(authorizationId, name, password, all);
    }
}
