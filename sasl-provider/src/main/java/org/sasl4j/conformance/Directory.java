package org.sasl4j.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a server is made with.
 *
 * @param passwords of those who have an account
 * @param roles whom each of them may act as, besides oneself
 * @param properties added to those of the candidate
 */
public record Directory(Map<String, String> passwords, Set<String> roles, Map<String, ?> properties) {
    /**
     * The usual one.
     *
     * @return knows {@link Account#NAME}, who may act as {@link Account#AUTHORIZED}
     */
    public static Directory usual() {
        return of(Account.PASSWORDS);
    }

    /**
     * Of others.
     *
     * @param passwords by name
     * @return the directory, where everybody may act as {@link Account#AUTHORIZED}
     */
    public static Directory of(Map<String, String> passwords) {
        return new Directory(passwords, Account.ROLES, Map.of());
    }

    /**
     * The same with properties.
     *
     * @param more added to those of the candidate and those that it has
     * @return the directory
     */
    public Directory with(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(more);
        return new Directory(passwords, roles, all);
    }
}
