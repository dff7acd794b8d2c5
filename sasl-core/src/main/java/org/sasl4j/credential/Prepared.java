package org.sasl4j.credential;

import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.text.SaslPrep;

/**
 * Prepares names and passwords as this library does, for applications that keep or look up users themselves. What is kept
 * may have no character that the RFC's Unicode does not know yet; what is presented may (RFC 3454 section 7).
 *
 * <p>An error names the character and the rule, so it is for whoever typed the text, and not for a peer.
 */
public final class Prepared {
    private Prepared() {}

    /**
     * A name as it is kept.
     *
     * @param name the name as given
     * @param normalization how to prepare it
     * @return the prepared name, not empty
     * @throws IllegalArgumentException if a character is prohibited or nothing is left
     */
    public static String storedName(String name, Normalization normalization) {
        return name(name, normalization, SaslPrep.Rule.STORED);
    }

    /**
     * A name as it is looked up.
     *
     * @param name the name as given
     * @param normalization how to prepare it
     * @return the prepared name, not empty
     * @throws IllegalArgumentException if a character is prohibited or nothing is left
     */
    public static String queriedName(String name, Normalization normalization) {
        return name(name, normalization, SaslPrep.Rule.QUERY);
    }

    /**
     * A password as it is kept or hashed.
     *
     * @param password stays the caller's to close
     * @param normalization how to prepare it
     * @return a second secret, not empty, which the caller closes
     * @throws IllegalArgumentException if a character is prohibited or nothing is left; the message repeats no more of the
     *     password than that one character
     */
    public static Secret storedPassword(Secret password, Normalization normalization) {
        return password(password, normalization, SaslPrep.Rule.STORED);
    }

    /**
     * A password as it is compared with one that is kept.
     *
     * @param password stays the caller's to close
     * @param normalization how to prepare it
     * @return a second secret, not empty, which the caller closes
     * @throws IllegalArgumentException if a character is prohibited or nothing is left; the message repeats no more of the
     *     password than that one character
     */
    public static Secret queriedPassword(Secret password, Normalization normalization) {
        return password(password, normalization, SaslPrep.Rule.QUERY);
    }

    private static String name(String name, Normalization normalization, SaslPrep.Rule rule) {
        String prepared = SaslPrep.prepare(name, normalization, rule);
        if (prepared.isEmpty()) {
            throw new IllegalArgumentException("the user name is empty, or nothing is left of it once it is prepared");
        }
        return prepared;
    }

    private static Secret password(Secret password, Normalization normalization, SaslPrep.Rule rule) {
        Secret prepared = SaslPrep.prepare(password, normalization, rule);
        if (prepared.length() == 0) {
            throw new IllegalArgumentException("the password is empty, or nothing is left of it once it is prepared");
        }
        return prepared;
    }
}
