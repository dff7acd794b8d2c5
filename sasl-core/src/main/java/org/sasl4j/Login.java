package org.sasl4j;

/** A user name with its password, as a client got them. Whoever asked for it closes it, which wipes the password. */
public final class Login implements AutoCloseable {
    private final String name;
    private final Secret password;

    /**
     * A login.
     *
     * @param name the authentication identity, not empty
     * @param password handed over: closed with this login
     */
    public Login(String name, Secret password) {
        this.name = name;
        this.password = password;
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
     * The password.
     *
     * @return the secret, which this login closes
     */
    public Secret password() {
        return password;
    }

    @Override
    public void close() {
        password.close();
    }

    /** The name alone. */
    @Override
    public String toString() {
        return "Login[" + name + "]";
    }
}
