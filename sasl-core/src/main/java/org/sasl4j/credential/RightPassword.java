package org.sasl4j.credential;

import java.io.IOException;
import org.sasl4j.Preparation;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.Secret;

/**
 * What an application does with a password that a server has just received and found right: for example derive from it
 * what other mechanisms need, so that nobody has to be asked for a new one. Only mechanisms that send the password can
 * tell it. Called by many threads at once.
 */
@FunctionalInterface
public interface RightPassword {
    /** What a server does with right passwords: nothing, unless it is told. */
    Property<RightPassword> HOOK = Property.object("password.right", RightPassword.class)
            .chosenOrElse(Side.SERVER, "nothing is done")
            .described("what is done with a password that PLAIN, LOGIN or the like sent and that was right");

    /**
     * Called once for each login by such a mechanism, after the user was authorized and before the client is told; not called
     * for one that fails. The client waits meanwhile. What is thrown is logged, though not what others than we say in it, and changes nothing for the
     * login.
     *
     * @param user the canonical name proven
     * @param password as received; wiped when this returns
     * @param preparation how this server prepares names and passwords
     * @throws IOException if it could not be done
     */
    void heard(String user, Secret password, Preparation preparation) throws IOException;
}
