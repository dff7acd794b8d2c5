package org.sasl4j.conformance;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client is made with.
 *
 * @param authorizationId whom to act as; null for oneself
 * @param name answers a NameCallback
 * @param password answers a PasswordCallback
 * @param properties added to those of the candidate
 */
public record Login(@Nullable String authorizationId, String name, String password, Map<String, ?> properties) {
    /**
     * The usual one.
     *
     * @return {@link Account#NAME} with its password
     */
    public static Login usual() {
        return new Login(null, Account.NAME, Account.PASSWORD, Map.of());
    }

    /**
     * Another's, or one with another password.
     *
     * @param name who
     * @param password with what
     * @return the login
     */
    public static Login of(String name, String password) {
        return new Login(null, name, password, Map.of());
    }

    /**
     * The same, to act as another.
     *
     * @param identity whom
     * @return the login
     */
    public Login as(@Nullable String identity) {
        return new Login(identity, name, password, properties);
    }

    /**
     * The same with properties.
     *
     * @param more added to those of the candidate and those that it has
     * @return the login
     */
    public Login with(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(more);
        return new Login(authorizationId, name, password, all);
    }
}
