package org.sasl4j.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The users that a server is made with.
 *
 * @param passwords the passwords by the names of the accounts
 * @param roles the identities that each of the users may act as, besides their own
 * @param properties properties to add to those of the candidate
 */
public record Directory(Map<String, String> passwords, Set<String> roles, Map<String, ?> properties) {
    /**
     * The usual directory.
     *
     * @return a directory with {@link Account#NAME}, who may act as {@link Account#AUTHORIZED}
     */
    public static Directory usual() {
        return of(Account.PASSWORDS);
    }

    /**
     * A directory of other users.
     *
     * @param passwords the passwords by name
     * @return the directory, where everybody may act as {@link Account#AUTHORIZED}
     */
    public static Directory of(Map<String, String> passwords) {
        return new Directory(passwords, Account.ROLES, Map.of());
    }

    /**
     * The same directory with more properties.
     *
     * @param more the properties to add
     * @return the directory
     */
    public Directory with(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(more);
        return new Directory(passwords, roles, all);
    }
}
