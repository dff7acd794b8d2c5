package org.sasl4j;

import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException.Reason;

/** A user name with its password, as a client got them. Whoever asked for it closes it, which wipes the password. */
public final class Login implements AutoCloseable {
    private final String name;
    private final @Nullable Secret password;
    private final String realm;

    /**
     * A login in no realm.
     *
     * @param name the authentication identity, not empty
     * @param password handed over: closed with this login; null if the user has none to give, but perhaps keys
     */
    public Login(String name, @Nullable Secret password) {
        this(name, password, "");
    }

    private Login(String name, @Nullable Secret password, String realm) {
        this.name = name;
        this.password = password;
        this.realm = realm;
    }

    /**
     * The same login in a realm; it takes the place of this one.
     *
     * @param chosen the realm, or the empty string for none
     * @return a login with the same password
     */
    public Login in(String chosen) {
        return new Login(name, password, chosen);
    }

    /**
     * The realm in which the name stands for this user.
     *
     * @return the realm, or the empty string for none
     */
    public String realm() {
        return realm;
    }

    /**
     * The authentication identity.
     *
     * @return the name as the user gave it
     */
    public String name() {
        return name;
    }

    /**
     * Whether there is a password.
     *
     * @return false if {@link #password()} would throw
     */
    public boolean hasPassword() {
        return password != null;
    }

    /**
     * The password.
     *
     * @return the secret, which this login closes
     * @throws MechanismException if there is none
     */
    public Secret password() throws MechanismException {
        if (password == null) {
            throw new MechanismException(Reason.ABORTED, "no password was given for the user name");
        }
        return password;
    }

    @Override
    public void close() {
        if (password != null) {
            password.close();
        }
    }

    /** The name alone. */
    @Override
    public String toString() {
        return "Login[" + name + "]";
    }
}
