package org.sasl4j.credential;

import java.util.Optional;
import javax.security.auth.callback.Callback;

/**
 * Asks a server's application whether a password is right. It is for applications that do not know the password
 * itself: those that keep a hash, or ask a directory. Mechanisms that send the password, such as PLAIN, ask it.
 */
public final class VerifyPasswordCallback implements Callback {
    private final String name;
    private final char[] password;
    private boolean read;
    private boolean answered;
    private boolean verified;

    /**
     * A question.
     *
     * @param name the authentication identity, prepared for a look-up
     * @param password as prepared; stays the caller's, who wipes it after the handler has returned
     */
    public VerifyPasswordCallback(String name, char[] password) {
        this.name = name;
        this.password = password;
    }

    /**
     * Whose password it should be.
     *
     * @return the authentication identity
     */
    public String getName() {
        read = true;
        return name;
    }

    /**
     * Whether a handler has looked at this question. One that did and gave no answer knows no such user.
     *
     * @return whether {@link #getName} was called
     */
    public boolean wasRead() {
        return read;
    }

    /**
     * The password to judge.
     *
     * @return the very array, wiped after the handler has returned
     */
    public char[] getPassword() {
        return password;
    }

    /**
     * Answered.
     *
     * @param right true if the password is this user's; false if it is not, or if there is no such user
     */
    public void setVerified(boolean right) {
        verified = right;
        answered = true;
    }

    /**
     * The answer.
     *
     * @return what the handler said, or empty if it said nothing
     */
    public Optional<Boolean> getVerified() {
        return answered ? Optional.of(verified) : Optional.empty();
    }
}
